namespace PortSip.Client;

/// <summary>
/// The filter of one reading (API §1): with times in quotes; if that is rejected, once with bare times; if that is rejected
/// too, without a filter. The form that the PBX accepts is remembered for the connection.
/// </summary>
/// <param name="conditions">The conditions; null for none.</param>
/// <param name="connection">The connection.</param>
/// <param name="log">Receives the report of a rejection.</param>
internal sealed class CollectionFilter(FilterConditions? conditions, PortSipConnection connection, IRequestLog log)
{
    private FilterConditions? _conditions = conditions;
    private readonly FilterSupport _support = FilterSupport.Of(connection);
    private TimeLiteralForm _form = FilterSupport.Of(connection).Times ?? TimeLiteralForm.Quoted;
    private PortSipException? _refusal;

    /// <summary>The filter to send; null for none.</summary>
    public string? Text => _conditions?.Text(_form);

    /// <summary>After a rejection: switches to the next form. False if there isn't one.</summary>
    public bool TryNext(PortSipException refusal)
    {
        if (_conditions is null)
            return false;
        if (_conditions.HaveTimes && _form == TimeLiteralForm.Quoted && _support.Times != TimeLiteralForm.Quoted)
        {
            log.Verbose($"{refusal.Message} Retrying with times that aren't in quotes.");
            _form = TimeLiteralForm.Bare;
            return true;
        }
        _refusal = refusal;
        _conditions = null;
        return true;
    }

    /// <summary>The PBX accepted the filter.</summary>
    public void Accept()
    {
        if (_conditions is { HaveTimes: true })
            _support.Times = _form;
        if (_refusal is null)
            return;
        log.Warning($"The PBX rejected the filter. All records are read and filtered on this computer, which can take a long time. {_refusal.Message}");
        _refusal = null;
    }
}
