param([string] $Url, [int] $Count, [int] $ThrottleLimit)
# What people write when it has to be faster.
$clock = [System.Diagnostics.Stopwatch]::StartNew()
1..$Count | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
    $null = Invoke-RestMethod "$using:Url/api/sessions/$_/destroy" -Method Post -ContentType application/json -Headers @{ Authorization = 'Bearer benchmark' }
}
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
