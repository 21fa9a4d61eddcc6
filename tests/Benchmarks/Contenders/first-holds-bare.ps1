param([string] $Url, [int] $Count)
# A fresh process: the same requests with a bare HttpClient that a script drives.
$http = [System.Net.Http.HttpClient]::new()
$http.DefaultRequestHeaders.Authorization = [System.Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', 'benchmark')
$clock = [System.Diagnostics.Stopwatch]::StartNew()
for ($i = 0; $i -lt $Count; $i++) {
    foreach ($action in 'hold', 'unhold') {
        $content = [System.Net.Http.StringContent]::new((@{ extension_number = '1001' } | ConvertTo-Json -Compress), [System.Text.Encoding]::UTF8, 'application/json')
        $answer = $http.PostAsync("$Url/api/sessions/884757570370146304/$action", $content).GetAwaiter().GetResult()
        $null = $answer.EnsureSuccessStatusCode()
    }
}
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
