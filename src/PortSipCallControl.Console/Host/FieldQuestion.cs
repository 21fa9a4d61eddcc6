using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PortSipCallControl.Hosting;

/// <summary>Asks for the value of a mandatory parameter; the binder converts the text.</summary>
internal static class FieldQuestion
{
    public static PSObject Ask(FieldDescription field, ConsoleUserInterface userInterface, Keyboard keyboard)
    {
        if (Is<PSCredential>(field))
            return PSObject.AsPSObject(userInterface.PromptForCredential("", field.Name, "", ""));
        userInterface.Write($"{field.Name}: ");
        if (Is<SecureString>(field))
            return PSObject.AsPSObject(keyboard.ReadSecret(field.Name));
        return field.ParameterTypeFullName.EndsWith("[]", StringComparison.Ordinal)
            ? AskForMany(field, userInterface, keyboard)
            : PSObject.AsPSObject(keyboard.ReadLine(field.Name));
    }

    // One to a line, until an empty one.
    private static PSObject AskForMany(FieldDescription field, ConsoleUserInterface userInterface, Keyboard keyboard)
    {
        var values = new List<string>();
        while (keyboard.ReadLine(field.Name) is { Length: > 0 } value)
        {
            values.Add(value);
            userInterface.Write($"{field.Name}[{values.Count}]: ");
        }
        return PSObject.AsPSObject(values.ToArray());
    }

    private static bool Is<T>(FieldDescription field) => field.ParameterTypeFullName == typeof(T).FullName;
}
