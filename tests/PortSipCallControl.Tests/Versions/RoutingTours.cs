namespace PortSipCallControl.Tests.Versions;

/// <summary>What leads calls elsewhere: menus, inbound rules, holidays, parked calls.</summary>
internal static class RoutingTours
{
    public static VersionTour Menus { get; } = new(
        """
        Set-PortSipSimulatorRule 7000 -Menu @{ '1' = '1002'; '2' = 'Voicemail' }
        Set-PortSipSimulatorRule 1001 -Press 1 -AfterMs 2000
        $call = New-PortSipCall 1001 7000
        Step-PortSipSimulator 3
        Stop-PortSipCall $call.Id
        $cdr = Get-PortSipCdr (Get-PortSipCdr -Callee 7000).Id
        $cdr.Legs | ForEach-Object { "$($_.Caller) $($_.Callee) $($_.EndReason) $($_.RerouteReason)".TrimEnd() }
        $rule = @{ name = 'Sales'; did_numbers = '498912345'; provider_id = @(Invoke-PortSipRestMethod providers -All)[0].id }
        $id = (Invoke-PortSipRestMethod inbound_rules -Method Post -Body $rule).id
        Invoke-PortSipRestMethod "inbound_rules/$id" -Method Post -Body @{ name = 'Support' }
        Invoke-PortSipRestMethod "inbound_rules/$id" | ForEach-Object { "$($_.name) $($_.did_numbers)" }
        Invoke-PortSipRestMethod "inbound_rules/$id/destroy" -Method Post
        @(Invoke-PortSipRestMethod inbound_rules -All).Count
        Invoke-PortSipRestMethod call_park -Method Post -Body @{ recall_time = 60 }
        (Invoke-PortSipRestMethod call_park).recall_time
        $menu = @(Invoke-PortSipRestMethod ivrs -All)[0].id
        (Invoke-PortSipRestMethod "ivrs/$menu/status").status
        """,
        """
        1001 7000 Redirected
        [-22.2] 1001 1002 CallerDisconnected
        [22.3-] 1001 1002 CallerDisconnected Redirect
        Support 498912345
        0
        60
        ONLINE
        """);

    public static VersionTour Calendar { get; } = new(
        """
        $day = @{ name = 'Labour Day'; every_year = $true; month_start = 5; day_start = 1; month_end = 5; day_end = 1 }
        $id = (Invoke-PortSipRestMethod holidays Post -Body $day).id
        Invoke-PortSipRestMethod "holidays/$id" Post -Body ($day + @{ region = 'DE' })
        Invoke-PortSipRestMethod "holidays/$id" | ForEach-Object { "$($_.name) $($_.region)" }
        Invoke-PortSipRestMethod "holidays/$id/destroy" Post
        @(Invoke-PortSipRestMethod holidays -All).Count
        """,
        """
        Labour Day DE
        0
        """);

    public static VersionTour ParkGroups { get; } = new(
        """
        $group = @{ name = 'Desk'; enabled = $true }
        $id = (Invoke-PortSipRestMethod call_park_groups Post -Body $group).id
        Invoke-PortSipRestMethod "call_park_groups/$id" Post -Body @{ name = 'Front desk'; enabled = $true }
        (Invoke-PortSipRestMethod "call_park_groups/$id").name
        Invoke-PortSipRestMethod "call_park_groups/$id/members/1002" Post
        @(Invoke-PortSipRestMethod "call_park_groups/$id/members" -All).extension_number
        Invoke-PortSipRestMethod "call_park_groups/$id/members/1002/destroy" Post
        @(Invoke-PortSipRestMethod "call_park_groups/$id/members" -All).Count
        Invoke-PortSipRestMethod "call_park_groups/$id/destroy" Post
        @(Invoke-PortSipRestMethod call_park_groups -All).Count
        """,
        """
        Front desk
        1002
        0
        0
        """);
}
