param([string] $Url, [int] $Count, [switch] $WebSession)
# What people write: Invoke-RestMethod in a loop.
$headers = @{ Authorization = 'Bearer benchmark' }
$session = @{}
if ($WebSession) {
    $null = Invoke-RestMethod "$Url/api/sessions/884757570370146304/hold" -Method Post -ContentType application/json -Body '{}' -Headers $headers -SessionVariable web
    $session = @{ WebSession = $web }
}
$clock = [System.Diagnostics.Stopwatch]::StartNew()
for ($i = 0; $i -lt $Count; $i++) {
    $body = @{ extension_number = '1001' } | ConvertTo-Json -Compress
    $null = Invoke-RestMethod "$Url/api/sessions/884757570370146304/hold" -Method Post -ContentType application/json -Body $body -Headers $headers @session
    $null = Invoke-RestMethod "$Url/api/sessions/884757570370146304/unhold" -Method Post -ContentType application/json -Body $body -Headers $headers @session
}
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
