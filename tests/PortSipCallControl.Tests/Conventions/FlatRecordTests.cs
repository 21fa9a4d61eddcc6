using System.Reflection;
using PortSip.Client;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>What cmdlets emit is flat, so that it can go to a CSV file, to JSON or to another process as it is.</summary>
public sealed class FlatRecordTests
{
    public static TheoryData<Type> Records => [.. typeof(PortSipRecord).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(PortSipRecord)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_property_is_a_text_a_number_a_time_or_a_list_that_can_be_read(Type record) => Assert.Empty(
        from property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        where !(type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(TimeSpan) || type == typeof(DateTimeOffset))
            && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PortSipList<>))
            // An unknown event is shown with its fields.
            && !(record == typeof(PortSipUnknownEvent) && property.Name == nameof(PortSipUnknownEvent.Fields))
        select $"{property.Name}: {type.Name}");

    [Theory]
    [MemberData(nameof(Records))]
    public void A_duration_is_there_as_a_number_too(Type record) => Assert.Empty(
        from property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType == typeof(TimeSpan?)
        let number = property.Name.EndsWith("Time", StringComparison.Ordinal) ? property.Name[..^"Time".Length] + "Seconds" : property.Name + "Seconds"
        where record.GetProperty(number)?.PropertyType != typeof(double?)
        select number);

    [Theory]
    [MemberData(nameof(Records))]
    public void The_items_of_a_list_contain_no_lists(Type record) => Assert.Empty(
        from property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(PortSipList<>)
        from inner in property.PropertyType.GetGenericArguments()[0].GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where inner.PropertyType.IsGenericType && inner.PropertyType.GetGenericTypeDefinition() == typeof(PortSipList<>)
        select $"{property.Name}: {inner.Name}");

    /// <summary>The command, and a value in a list.</summary>
    [Theory]
    [InlineData("Get-PortSipCall", "\"TalkSeconds\"")]
    [InlineData("$calls | Stop-PortSipCall; Get-PortSipCdr | Get-PortSipCdr", "\"SipCallId\"")]
    [InlineData("Get-PortSipExtension", "\"UserAgent\"")]
    [InlineData("Get-PortSipMonitorGroup", "\"1008\"")]
    [InlineData("Get-PortSipSimulatorRequest", "\"Bearer ***\"")]
    public void Several_records_with_lists_are_complete_in_JSON_of_depth_4(string command, string value)
    {
        using var session = new PowerShellSession();
        session.Get("$null = Start-PortSipSimulator | Connect-PortSip; $calls = (New-PortSipCall 1001 1002), (New-PortSipCall 1003 1004); $null = Invoke-PortSipRestMethod monitor_groups Post -Body @{ name = 'Second' }");

        var json = (string)session.Get($"{command} | ConvertTo-Json -Depth 4 -WarningVariable warnings -WarningAction SilentlyContinue")[0].BaseObject;

        Assert.Empty(session.Get("$warnings"));
        Assert.Contains(value, json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_is_comes_first_and_what_all_have_comes_last()
    {
        using var session = new PowerShellSession();

        static string Names(IEnumerable<System.Management.Automation.PSPropertyInfo> properties) => string.Join(" ", properties.Select(p => p.Name));

        Assert.StartsWith("Id Caller", Names(session.Get("$null = Start-PortSipSimulator | Connect-PortSip; New-PortSipCall 1001 1002 | Stop-PortSipCall; Get-PortSipCdr")[0].Properties), StringComparison.Ordinal);
        Assert.StartsWith("Id Legs", Names(session.Get("Get-PortSipCdr | Get-PortSipCdr")[0].Properties), StringComparison.Ordinal);
        Assert.StartsWith("Id SessionId Caller", Names(session.Get("Get-PortSipCallLog")[0].Properties), StringComparison.Ordinal);
        Assert.EndsWith("ConnectionName", Names(session.Get("Get-PortSipQueue")[0].Properties), StringComparison.Ordinal);
    }
}
