namespace PortSipCallControl.Tests.Versions;

/// <summary>Signing in, the session, and the door to the rest of the API.</summary>
internal static class ConnectionTours
{
    public static VersionTour Rest { get; } = new(
        """
        (Invoke-PortSipRestMethod info -Query @{ domain = 'test.io' }).name
        Failure { (Invoke-PortSipRestMethod auth/user -ErrorAction Stop).psobject.Properties.Name -join ' ' }
        $group = Invoke-PortSipRestMethod monitor_groups Post -Body @{ name = 'Sales'; enabled = $true }
        (Invoke-PortSipRestMethod "monitor_groups/$($group.id)").name
        Invoke-PortSipRestMethod "monitor_groups/$($group.id)/destroy" Post
        (Invoke-PortSipRestMethod monitor).extension_number
        $agents = "call_queues/$((Get-PortSipQueue).Id)/agents"
        Invoke-PortSipRestMethod $agents Post -Body @{ items = @(@{ extension_number = '1002'; skill_level = 1 }) }
        (Get-PortSipAgent 8000).ExtensionNumber
        """,
        """
        test
        [-16.4] NotFound
        [22.2-22.2] role password_verified password_force_reset
        [22.3-] role password_verified password_force_reset domain role_id role_name capabilities
        Sales
        888
        1002
        """);

    public static VersionTour Session { get; } = new(
        """
        $admin.AuthenticationMethod
        Set-PortSipSimulatorRule -ExpireToken Access
        @(Get-PortSipCall).Count
        Set-PortSipSimulatorRule -ExpireToken AccessAndRefresh
        @(Get-PortSipCall).Count
        $wrong = [pscredential]::new('admin', [Net.NetworkCredential]::new('', 'wrong').SecurePassword)
        Failure { Connect-PortSip $simulator.Server $wrong $simulator.Domain }
        Disconnect-PortSip $user
        Disconnect-PortSip
        Failure { Get-PortSipCall -Connection $admin -ErrorAction Stop }
        """,
        """
        [-16.4] Login
        [22.2-] SignIn
        0
        0
        AuthenticationFailed
        NotConnected
        """);

    public static VersionTour SignIn { get; } = new(
        """
        foreach ($method in 'SignIn', 'OAuth', 'Login') {
            Failure { ($simulator | Connect-PortSip -AuthenticationMethod $method -Name $method).AuthenticationMethod; Disconnect-PortSip $method }
        }
        $careful = Start-PortSipSimulator -Version {version} -TwoFactor
        Failure { ($careful | Connect-PortSip -OneTimePassword { $careful.GetOneTimePassword() }).IsConnected }
        Get-PortSipSimulatorRequest -Simulator $careful | Where-Object StatusCode -LT 400 | ForEach-Object Path
        """,
        """
        [-16.4] NotFound
        [22.2-] SignIn
        [-16.4] NotFound
        [22.2-] OAuth
        [-22.2] Login
        [22.3-] NotFound
        True
        [-16.4] /api/login
        [22.2-] /api/auth/sign_in
        [22.2-] /api/auth/send_otp
        [22.2-] /api/auth/verify_otp
        """);
}
