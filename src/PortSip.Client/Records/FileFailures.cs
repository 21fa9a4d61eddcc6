using System.Security;

namespace PortSip.Client;

/// <summary>Failures to save a file, for whatever the file system reports.</summary>
internal static class FileFailures
{
    private const string Operation = "save the file";

    /// <summary>Runs a file operation and converts its failure to FileNotWritten.</summary>
    /// <exception cref="PortSipException">FileNotWritten.</exception>
    public static T Guard<T>(string target, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw NotWritten(target, e);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    public static void Guard(string target, Action action) => Guard(target, () =>
    {
        action();
        return true;
    });

    /// <summary>Deletes a file that isn't needed.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // The current operation or its failure matters more than a leftover file.
        }
    }

    /// <summary>Whether it is a failure of the file system: no space, no permission, no such folder, an invalid name.</summary>
    public static bool IsOfFiles(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or SecurityException;

    public static PortSipException NotWritten(string target, Exception e) => NotWritten(target, e.Message.TrimEnd('.'), e);

    public static PortSipException NotWritten(string target, string reason, Exception? e = null) =>
        new(PortSipFailure.FileNotWritten, $"Could not save '{target}': {reason}.", e)
        {
            Operation = Operation,
            IsSafeToRetry = true,
        };

    public static PortSipException InUse(string target) =>
        new(PortSipFailure.FileNotWritten, $"Could not save '{target}': another transfer is using the file.")
        {
            Operation = Operation,
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.FileInUse,
        };

    public static PortSipException Exists(string target) =>
        new(PortSipFailure.FileExists, $"'{target}' already exists and wasn't changed.")
        {
            Operation = Operation,
            IsSafeToRetry = true,
        };
}
