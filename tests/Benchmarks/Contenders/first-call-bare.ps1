param([string] $Url, [int] $More)
# A fresh process: the same requests with a bare HttpClient.
$clock = [System.Diagnostics.Stopwatch]::StartNew()
$http = [System.Net.Http.HttpClient]::new()
foreach ($request in @('auth/sign_in', '{"username":"admin","password":"x"}'), @('sessions', '{"caller":"1001","callee":"1002","send_sdp":true}')) {
    $content = [System.Net.Http.StringContent]::new($request[1], [System.Text.Encoding]::UTF8, 'application/json')
    $answer = $http.PostAsync("$Url/api/$($request[0])", $content).GetAwaiter().GetResult()
    $null = [System.Text.Json.JsonDocument]::Parse($answer.Content.ReadAsStringAsync().GetAwaiter().GetResult())
}
for ($i = 0; $i -lt $More; $i++) {
    $content = [System.Net.Http.StringContent]::new((@{ extension_number = '1001' } | ConvertTo-Json -Compress), [System.Text.Encoding]::UTF8, 'application/json')
    $answer = $http.PostAsync("$Url/api/sessions/884757570370146304/hold", $content).GetAwaiter().GetResult()
    $null = $answer.EnsureSuccessStatusCode()
}
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
