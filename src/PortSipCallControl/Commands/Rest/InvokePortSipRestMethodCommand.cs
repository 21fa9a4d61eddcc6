using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Calls any other path of the API, with the same sign-in as all commands, for functions that have no cmdlet. GET is sent again if its response
/// is lost, POST never.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PortSipRestMethod", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokePortSipRestMethodCommand : OnceOnlyCmdlet
{
    private const string ObjectSet = "Object";
    private const string AllSet = "All";
    private const string RawSet = "Raw";

    private readonly HashSet<string> _warnedOf = new(StringComparer.Ordinal);

    /// <summary>The path below the API's root (call_queues, /api/call_queues), or an absolute URL on the same server. Percent-encode special characters: %2A63 for *63.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RestPathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>Get (default) reads; Post creates, changes and deletes. The API uses no other methods.</summary>
    [Parameter(ParameterSetName = ObjectSet, Position = 1)]
    [Parameter(ParameterSetName = RawSet, Position = 1)]
    [EnumText(typeof(PortSipRestMethod), IsRequired = true)]
    public PortSipRestMethod Method { get; set; }

    /// <summary>The query, as a hashtable, an object or JSON text. A list repeats its name; null is omitted.</summary>
    [Parameter]
    [NoOffers]
    public object? Query { get; set; }

    /// <summary>The body of a Post, as a hashtable, an object or JSON text.</summary>
    [Parameter(ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = RawSet, ValueFromPipeline = true)]
    [BlankIsAbsent]
    [NoOffers]
    public object? Body { get; set; }

    /// <summary>Gets all items of a collection, page by page, as a stream.</summary>
    [Parameter(ParameterSetName = AllSet, Mandatory = true)]
    public SwitchParameter All { get; set; }

    /// <summary>Emits the response text unchanged, except that each control character is escaped: as JSON it has the same meaning.</summary>
    [Parameter(ParameterSetName = RawSet, Mandatory = true)]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Path;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var request = ToRequest();
        CheckDescription(request);
        if (Method == PortSipRestMethod.Post)
        {
            await PostAsync(request);
            return;
        }
        var client = Client;
        if (All)
            await EmitAllAsync(client.Rest.InvokeAllAsync(request, cancellationToken), AnswerObjects.Emitted, "items", cancellationToken);
        else if (Raw)
            WriteObject(NeutralJson.Escaped(await client.Rest.InvokeRawAsync(request, cancellationToken)));
        else
            Emit(await client.Rest.InvokeAsync(request, cancellationToken));
    }

    // The description isn't complete, and newer PBXs have other paths: what it doesn't have is sent anyway.
    private void CheckDescription(RestRequest request)
    {
        if (KnownRestPath.Find(Path) is not { } known)
            return;
        if (KnownRestPath.PlaceholderIn(Path) is { } placeholder)
            Refuse($"The path contains the placeholder {placeholder}.", $"Replace {placeholder} with the id or number that it represents.");
        var other = KnownRestPath.OtherMethod(Method);
        if (known.Summary(Method) is null)
            WriteWarning($"PortSIP's description of the API has {known.Path} only with {other}: {known.Summary(other)}. It is sent with {Method} anyway.");
        if (Method == PortSipRestMethod.Post)
            CheckFields(known, request.JsonBody is null ? request.Body : RestJson.Read(request.JsonBody));
    }

    // Once for each name, however many bodies are piped in.
    private void CheckFields(KnownRestPath known, object? body)
    {
        foreach (var name in known.UnknownFields(body).Where(_warnedOf.Add))
            WriteWarning($"PortSIP's description of the API doesn't have the field {NeutralText.Of(name)} in the body of POST {known.Path}. {NearNames.Sentence(name, known.Fields)} It is sent anyway.");
    }

    private async Task PostAsync(RestRequest request)
    {
        if (!ShouldSend($"POST {Secrets.MaskAddress(Path)}"))
            return;
        var client = Client;
        object? answer = null;
        await DoOnceAsync(OnceOnlyVerb.Requested, async action =>
        {
            answer = Raw ? await client.Rest.InvokeRawAsync(request, action.GraceToken) : await client.Rest.InvokeAsync(request, action.GraceToken);
            return null;
        });
        if (!Raw)
            Emit(answer);
        else if (answer is not null)
            WriteObject(answer);
    }

    private void Emit(object? answer)
    {
        if (answer is object?[] items)
        {
            foreach (var item in items)
                WriteObject(AnswerObjects.Emitted(item));
        }
        else if (answer is not null)
        {
            WriteObject(AnswerObjects.Emitted(answer));
        }
    }

    private RestRequest ToRequest()
    {
        var json = TextOf(Body);
        if (json is not null && MyInvocation.ExpectingInput && FileLines.PlaceOf(Body) is { } place && !RestJson.IsObjectOrList(json))
        {
            // The following lines could be JSON by themselves, but none of them was meant.
            Refuse(
                $"The body is piped line by line, and {place} isn't a JSON object or list by itself.",
                "Read the file as a single string with Get-Content -Raw. A file that has a complete JSON object on each line can be piped line by line.");
        }
        return new RestRequest
        {
            Method = Method,
            Path = Path,
            Query = QueryFields(),
            JsonBody = json,
            Body = json is null ? PlainValues.From(Body) : null,
        };
    }

    /// <summary>JSON text, also from a file that was read line by line or as bytes; null for values.</summary>
    private static string? TextOf(object? given) => (given is PSObject wrapped ? wrapped.BaseObject : given) as string ?? FileBytes.Text(given) ?? FileLines.Join(given);

    private IReadOnlyList<KeyValuePair<string, object?>> QueryFields()
    {
        var values = TextOf(Query) is { } json ? RestJson.Read(json) : PlainValues.From(Query);
        return values switch
        {
            null => [],
            IReadOnlyList<KeyValuePair<string, object?>> fields => fields,
            _ => throw Validation.Failed("The query must be a hashtable, an object, or the JSON text of an object."),
        };
    }
}
