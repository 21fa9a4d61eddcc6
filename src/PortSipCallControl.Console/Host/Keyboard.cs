using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PortSipCallControl.Hosting;

/// <summary>Reads answers, and fails at once where nobody can give any.</summary>
internal sealed class Keyboard(Terminal terminal)
{
    private volatile bool _isReading;

    /// <summary>Whether an answer is awaited.</summary>
    public bool IsReading => _isReading;

    /// <exception cref="HostException">The input is redirected: nobody can be asked.</exception>
    public void RequireSomeone(string question)
    {
        if (!terminal.CanAsk)
            throw new HostException($"Nobody can be asked, because the input is redirected: {question}", null, "InputRedirected", ErrorCategory.ResourceUnavailable);
    }

    public string ReadLine(string question)
    {
        RequireSomeone(question);
        _isReading = true;
        try
        {
            return Console.In.ReadLine() ?? "";
        }
        finally
        {
            _isReading = false;
        }
    }

    public SecureString ReadSecret(string question)
    {
        RequireSomeone(question);
        _isReading = true;
        try
        {
            return ReadHiddenKeys();
        }
        finally
        {
            _isReading = false;
            terminal.WriteLine("");
        }
    }

    private static SecureString ReadHiddenKeys()
    {
        var secret = new SecureString();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
                secret.RemoveAt(secret.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                secret.AppendChar(key.KeyChar);
        }
        secret.MakeReadOnly();
        return secret;
    }
}
