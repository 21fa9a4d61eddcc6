using System.Management.Automation;
using System.Reflection;
using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Binding;

/// <summary>What each parameter declares of the values that people give, so that none is forgotten.</summary>
public sealed class BindingConventionTests
{
    // Parameters whose empty value means the same as omitting them. Add one only if omitting it does nothing more and affects no one else.
    private static readonly string[] Absent =
    [
        "Add-PortSipBlockedNumber: Description",
        "Connect-PortSip: Domain, Name",
        "Invoke-PortSipRestMethod: Body",
        "Invoke-PortSipTransfer: ReferTo1, ReferTo2, Session1, Session2",
        "Move-PortSipCall: FeatureCode",
        "New-PortSipCall: AdditionalHeader, CallerDisplayName, HeaderDirection, RewriteFrom, RewritePai, RewriteRpi, Target, TargetExtensionNumber, TargetInstanceId, Trunk, UserData",
        "New-PortSipCallUri: AdditionalHeader, CallerDisplayName, HeaderDirection, RewriteFrom, RewritePai, RewriteRpi, Target, TargetExtensionNumber, TargetInstanceId, Trunk, UserData",
        "Receive-PortSipCall: FeatureCode",
        "Register-PortSipEvent: Action, MessageData, SourceIdentifier",
        "Set-PortSipAgent: Reason",
        "Set-PortSipPresence: Note",
        "Start-PortSipMonitor: FeatureCode",
        "Test-PortSipConnection: Domain",
    ];

    private static readonly Dictionary<string, Type> Cmdlets = CmdletUnderTest.All.ToDictionary(c => c.Key, c => c.Value.Type);

    private static IEnumerable<(string Cmdlet, CmdletParameter Parameter)> Parameters =>
        from cmdlet in Cmdlets
        from parameter in CmdletParameters.Of(cmdlet.Value).All
        select (cmdlet.Key, parameter);

    [Fact]
    public void Only_optional_values_of_actions_may_be_empty() => Assert.Equal(
        Absent,
        Parameters.Where(p => p.Parameter.Property.IsDefined(typeof(BlankIsAbsentAttribute)))
            .GroupBy(p => p.Cmdlet, p => p.Parameter.Name).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Order(StringComparer.Ordinal))}"));

    [Fact]
    public void Every_cmdlet_is_judged_before_it_does_anything() =>
        Assert.All(Cmdlets.Values, cmdlet => Assert.True(cmdlet.IsSubclassOf(typeof(PortSipCmdlet)), $"{cmdlet} doesn't derive from PortSipCmdlet."));

    [Fact]
    public void Text_that_the_pipeline_can_fill_keeps_what_is_empty_until_it_is_judged() => Assert.Empty(
        Parameters.Where(p => p.Parameter.TakesPipelineInput && IsText(p.Parameter) && !p.Parameter.Property.IsDefined(typeof(GivenTextAttribute)) && !p.Parameter.Property.IsDefined(typeof(BlankIsAbsentAttribute)) && p.Parameter.Name != "Path")
            .Select(p => $"{p.Cmdlet} -{p.Parameter.Name}"));

    [Fact]
    public void Lists_of_text_keep_their_empty_elements_until_they_are_judged() => Assert.Empty(
        Parameters.Where(p => p.Parameter.Property.PropertyType == typeof(string[]) && !p.Parameter.Property.IsDefined(typeof(GivenTextAttribute))).Select(p => $"{p.Cmdlet} -{p.Parameter.Name}"));

    [Fact]
    public void A_number_of_which_0_is_one_is_not_made_of_nothing() => Assert.Empty(
        from p in Parameters
        let type = Nullable.GetUnderlyingType(p.Parameter.Property.PropertyType) ?? p.Parameter.Property.PropertyType
        where type.IsPrimitive && !p.Parameter.Property.IsDefined(typeof(GivenNumberAttribute)) && !p.Parameter.Property.IsDefined(typeof(NumberCellAttribute))
        let range = p.Parameter.Property.GetCustomAttribute<ValidateRangeAttribute>()
        where range is null || Convert.ToDouble(range.MinRange, System.Globalization.CultureInfo.InvariantCulture) <= 0
        select $"{p.Cmdlet} -{p.Parameter.Name}");

    [Fact]
    public void A_list_of_enum_values_is_not_filled_with_the_first_one() => Assert.Empty(
        Parameters.Where(p => p.Parameter.Property.PropertyType is { IsArray: true } type && type.GetElementType()!.IsEnum && !p.Parameter.Property.IsDefined(typeof(EnumListAttribute)))
            .Select(p => $"{p.Cmdlet} -{p.Parameter.Name}"));

    // Flags are a list of their own.
    [Fact]
    public void An_unknown_enum_value_is_an_error_of_ours() => Assert.Empty(
        from p in Parameters
        let type = Nullable.GetUnderlyingType(p.Parameter.Property.PropertyType) ?? p.Parameter.Property.PropertyType
        where type.IsEnum && type.Namespace!.StartsWith("PortSip", StringComparison.Ordinal) && !type.IsDefined(typeof(FlagsAttribute)) && !p.Parameter.Property.IsDefined(typeof(EnumTextAttribute))
        // A set of some values is an error of its own.
        && !p.Parameter.Property.IsDefined(typeof(ValidateSetAttribute))
        select $"{p.Cmdlet} -{p.Parameter.Name}");

    [Fact]
    public void An_address_is_not_made_of_any_text() => Assert.Empty(
        Parameters.Where(p => p.Parameter.Property.PropertyType == typeof(Uri) && !p.Parameter.Property.IsDefined(typeof(UriTextAttribute))).Select(p => $"{p.Cmdlet} -{p.Parameter.Name}"));

    [Fact]
    public void An_object_of_ours_is_not_made_of_any_other() => Assert.Empty(
        Parameters.Where(p => p.Parameter.Property.PropertyType.Namespace!.StartsWith("PortSip", StringComparison.Ordinal) && p.Parameter.Property.PropertyType is { IsClass: true, IsArray: false }
                && !p.Parameter.Property.IsDefined(typeof(OfTypeAttribute)) && !p.Parameter.Property.IsDefined(typeof(CallAttribute)) && !p.Parameter.Property.IsDefined(typeof(ConnectionAttribute)))
            .Select(p => $"{p.Cmdlet} -{p.Parameter.Name}"));

    private static bool IsText(CmdletParameter parameter) => parameter.Property.PropertyType == typeof(string) || parameter.Property.PropertyType == typeof(string[]);
}
