using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For a parameter without known values: a number, a name to be chosen, an object from a variable. Without a completer, the engine offers
/// the files of the folder.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoOffersAttribute() : ArgumentCompleterAttribute(typeof(NoOffersCompleter));
