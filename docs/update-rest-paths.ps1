#Requires -Version 7.4
<#
.SYNOPSIS
    Writes the table of the API's paths that Invoke-PortSipRestMethod completes.
.DESCRIPTION
    Takes only facts from PortSIP's OpenAPI descriptions: paths, methods, areas, and the names of the fields in the bodies. What a path is for is worded here, from the names in it. If several descriptions have a path, the first one counts. The fields of a body are those of all descriptions and of the list of changes, without the levels that they are on.
.PARAMETER Description
    The JSON files of PortSIP's OpenAPI descriptions, the newest first.
.PARAMETER ChangeList
    The Markdown file of PortSIP's list of changes of the API, for the fields that newer versions have.
.EXAMPLE
    dotnet pwsh docs/update-rest-paths.ps1 ~/openapi.json ~/summary-of-changes.md
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string[]] $Description,

    [string] $ChangeList
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$wordings = @{
    acb = 'automatic callback'; agent = 'agent status'; blfs = 'busy lamp fields'; cdrs = 'CDRs'; custom_headers = 'custom SIP headers'; dect_phones = 'DECT phones'
    dids = 'DID numbers'; im = 'chat server'; ip_filters = 'IP filters'; ivr_servers = 'virtual receptionist servers'; ivrs = 'virtual receptionists'; me = 'signed-in user'
    moh = 'music on hold'; moh_server = 'music-on-hold server'; ms365 = 'Microsoft 365 settings'; ms365_binding = 'Microsoft 365 binding'; musics = 'music files'
    providers = 'trunks'; refer = 'transfer'; sbc = 'SBC'; smtp = 'SMTP settings'; users = 'extensions'
    vip_numbers = 'VIP numbers'; waiting = 'waiting callers'; admin = 'system'; calllogs = 'call logs'; dect_phone_models = 'DECT phone models'; google = 'Google settings'
    hotdesking = 'hot desks'; outbound_caller_ids = 'outbound caller IDs'; action_urls = 'action URLs'; sessions = 'calls'; speed_dial_8 = 'speed dials (8)'; speed_dial_100 = 'speed dials (100)'
    notification = 'notification settings'; templates = 'templates'; uploads = 'uploads'; sync_tokens = 'sync tokens'; username = 'user name'; whatsapp = 'WhatsApp services'; sms = 'SMS services'
}
# {0} is the object.
$verbs = @{
    append = 'add data to {0}'; attended_refer = 'transfer {0} after a consultation'; by_microsoft = 'sign in with Microsoft'; chairman = 'make {0} the chair'; complete = 'complete {0}'
    destroy = 'delete {0}'; diff = 'get the changes since {0}'; disable = 'disable {0}'; enable = 'enable {0}'; export = 'export {0}'; favorite = 'mark {0} as a favorite'
    forget_password = 'request a new password'; hold = 'hold {0}'; invite = 'invite to {0}'; layout = 'change the layout of {0}'; lock = 'lock {0}'; logout = 'sign out {0}'; mute = 'mute {0}'
    pickup = 'pick up {0}'; position = 'move {0} in the layout'; reboot = 'restart {0}'; refer = 'transfer {0}'; refresh_token = 'renew the token'; reject = 'reject {0}'
    reprovision = 'provision {0} again'; reset_password = 'set a new password'; send_otp = 'send a one-time password'; set_read = 'mark {0} as read'; set_unread = 'mark {0} as unread'
    sign_in = 'sign in'; sign_out = 'sign out'; start = 'start {0}'; start_recording = 'start the recording of {0}'; stop = 'stop {0}'; stop_recording = 'stop the recording of {0}'
    switch = 'switch to another tenant'; sync_tokens = 'get a token for changes of {0}'; test_email = 'send a test message of {0}'; unfavorite = 'unmark {0} as a favorite'
    unhold = 'resume {0}'; unlock = 'unlock {0}'; unmute = 'unmute {0}'; verify_otp = 'check a one-time password'
}
# What the names in a path don't tell.
$summaries = @{
    'get /auth/user' = 'get the signed-in user'; 'post /auth/sign_in/{provider}' = 'sign in with another provider'; 'get /info' = 'get the version'; 'get /login' = 'get the signed-in user'
    'post /login' = 'sign in'; 'get /sessions' = 'list active calls'; 'post /sessions' = 'place a call'; 'get /sessions/{id}' = 'get an active call'; 'post /sessions/{id}/destroy' = 'hang up a call'
    'get /sessions/directly' = 'place a call without signing in'; 'get /key' = 'get the license key'; 'post /key' = 'change the license key'
    'post /users/{id}/status/{instance_id}/destroy_status' = 'drop the registration of a phone of an extension'; 'post /brand' = 'change the brand'
    'get /blobs/{digest}' = 'download uploaded data'; 'post /blobs/uploads' = 'begin an upload'; 'post /user/presence' = 'set the presence of the signed-in user'
    'post /sms' = 'create an SMS service'; 'post /whatsapp' = 'create a WhatsApp service'; 'get /sms' = 'list SMS services'; 'get /whatsapp' = 'list WhatsApp services'
}

function Get-Wording([string] $Segment) {
    if ($wordings.ContainsKey($Segment)) { $wordings[$Segment] } else { $Segment -replace '_', ' ' }
}

function Get-Singular([string] $Words) {
    switch -Regex ($Words) {
        '(status|settings|ss|us|is)$' { $Words; break }
        '^speed dials' { $Words -replace '^speed dials', 'speed dial'; break }
        'ies$' { $Words -replace 'ies$', 'y'; break }
        '(ch|sh|ss|x)es$' { $Words -replace 'es$'; break }
        default { $Words -replace 's$' }
    }
}

function Get-One([string] $Words) {
    $one = Get-Singular $Words
    if ($one -match '^([aeio]|up|SMS|SBC|un)') { "an $one" } else { "a $one" }
}

# The object that a path names: "the status of a queue".
function Get-Thing([string[]] $Segment, [switch] $IsList) {
    $things = [System.Collections.Generic.List[string]]::new()
    for ($i = 0; $i -lt $Segment.Count; $i++) {
        if ($Segment[$i] -match '^\{') { continue }
        $isOne = $i + 1 -lt $Segment.Count -and $Segment[$i + 1] -match '^\{'
        $words = Get-Wording $Segment[$i]
        $isLast = $i -eq $Segment.Count - 1
        $things.Insert(0, $(
                if ($i -eq 0 -and $words -in 'user', 'system') { @{ user = 'the signed-in user'; system = 'the whole system' }[$words] }
                elseif ($isOne) { Get-One $words }
                elseif ($isLast -and $IsList) { $words }
                else { "the $words" }))
    }
    $things -join ' of '
}

function Get-Summary([string] $Path, [string] $Method, [System.Collections.IDictionary] $Paths) {
    if ($summaries.ContainsKey("$Method $Path")) { return $summaries["$Method $Path"] }
    $segments = $Path.Trim('/') -split '/'
    $last = $segments[-1]
    $before = [string[]] @($segments | Select-Object -SkipLast 1)
    if ($verbs.ContainsKey($last) -and ($Method -eq 'post' -or $last -eq 'export')) { return ($verbs[$last] -f $(if ($before) { Get-Thing $before })).Trim() }

    # A list has elements of its own, or its name is a plural that can't be anything else.
    $isList = $Paths.Keys -match "^$([regex]::Escape($Path))/\{\w+\}$" -or ($last -notmatch '^\{' -and (Test-IsPaged $Paths[$Path]))
    $thing = Get-Thing $segments -IsList:$isList
    if ($Method -eq 'get') { return "$(if ($isList) { 'list' } else { 'get' }) $thing" }
    if ($last -match '^\{' -and -not $Paths[$Path].ContainsKey('get')) { return "add $thing" }
    # The POST of these lists replaces them.
    if (-not $isList -or $last -in 'agents', 'members' -or $last -match '^\{') { return "change $thing" }
    "create $(Get-One (Get-Wording $last))$(if ($before) { " of $(Get-Thing $before)" })"
}

function Test-IsPaged($Operations) {
    $Operations.ContainsKey('get') -and $Operations.get.ContainsKey('parameters') -and @($Operations.get.parameters | ForEach-Object { $_['name'] }) -contains 'skip'
}

# Adds the names of the fields of a schema, and of those inside it.
function Add-Field($Schema, [System.Collections.IDictionary] $Document, [System.Collections.Generic.List[string]] $Field, [int] $Depth = 0) {
    while ($Schema -is [System.Collections.IDictionary] -and $Schema.ContainsKey('$ref')) {
        $found = $Document
        foreach ($name in $Schema['$ref'].TrimStart('#', '/') -split '/') { $found = $found[$name] }
        $Schema = $found
    }
    if ($Schema -isnot [System.Collections.IDictionary] -or $Depth -gt 8) { return }
    foreach ($kind in 'allOf', 'oneOf', 'anyOf') {
        foreach ($part in @($Schema[$kind])) { Add-Field $part -Document $Document -Field $Field -Depth ($Depth + 1) }
    }
    Add-Field $Schema['items'] -Document $Document -Field $Field -Depth ($Depth + 1)
    if (-not $Schema.ContainsKey('properties')) { return }
    foreach ($property in $Schema.properties.GetEnumerator()) {
        if (-not $Field.Contains($property.Key)) { $Field.Add($property.Key) }
        Add-Field $property.Value -Document $Document -Field $Field -Depth ($Depth + 1)
    }
}

function Get-BodySchema($Operation) {
    if ($null -eq $Operation -or -not $Operation.ContainsKey('requestBody')) { return }
    $content = $Operation.requestBody['content']
    if ($content -and $content.ContainsKey('application/json')) { $content['application/json'].schema }
}

# Placeholders have other names and signs in the list of changes.
function Get-PathKey([string] $Path) { $Path -replace '^/api' -replace '/(:\w+|\{\w+\})', '/{}' }

# The fields that the list of changes adds to a path.
$added = @{}
if ($ChangeList) {
    $paths = @()
    foreach ($line in Get-Content -LiteralPath $ChangeList) {
        $named = [regex]::Matches($line, '(?<!\w)/api(/[\w:{}]+)+')
        if ($named.Count) { $paths = @(if ($line -notmatch '\bGET\b' -or $line -match '\bPOST\b') { $named.Value | ForEach-Object { Get-PathKey $_ } }) }
        elseif ($line -match '^(#|\*\*\*|\s*$)') { $paths = @() }
        foreach ($word in [regex]::Matches($line, '`([a-z][a-z0-9_.\[\]]*)`')) {
            foreach ($path in $paths) { $added[$path] = @($added[$path]) + @($word.Groups[1].Value -split '[.\[\]]+') }
        }
    }
}

$fields = @{}
$known = [ordered]@{}
foreach ($file in $Description) {
    $document = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json -AsHashtable
    $paths = $document.paths
    foreach ($path in $paths.Keys) {
        if ($schema = Get-BodySchema $paths[$path]['post']) {
            if (-not $fields.ContainsKey($path)) { $fields[$path] = [System.Collections.Generic.List[string]]::new() }
            Add-Field $schema -Document $document -Field $fields[$path]
        }
        if ($known.Contains($path)) { continue }
        $operations = $paths[$path]
        $known[$path] = [pscustomobject]@{
            Area  = @($operations['get', 'post'] | Where-Object { $_ } | ForEach-Object { $_.tags })[0]
            Path  = $path
            Get   = if ($operations.ContainsKey('get')) { Get-Summary $path -Method get -Paths $paths } else { '' }
            Post  = if ($operations.ContainsKey('post')) { Get-Summary $path -Method post -Paths $paths } else { '' }
        }
    }
}
$lines = $known.Values | Sort-Object Area, Path -Culture '' | ForEach-Object {
    # A body that the description doesn't show can't be checked.
    $names = if ($fields.ContainsKey($_.Path)) { @($fields[$_.Path]) + @($added[(Get-PathKey $_.Path)]) }
    $_.Area, $_.Path, $_.Get, $_.Post, (($names | Where-Object { $_ } | Select-Object -Unique) -join ' ') -join "`t"
}
[System.IO.File]::WriteAllText("$PSScriptRoot/../src/PortSip.Client/Rest/paths.tsv", ($lines -join "`n") + "`n")
