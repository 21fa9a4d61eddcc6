namespace PortSipCallControl;

/// <summary>A process-wide registration that several users share: it starts with the first and ends with the last.</summary>
internal sealed class SharedRegistration(Action begin, Action end)
{
    private readonly object _gate = new();
    private int _count;

    public void Add()
    {
        lock (_gate)
        {
            if (_count++ == 0)
                begin();
        }
    }

    /// <summary>One user no longer needs it. An extra call has no effect.</summary>
    public void Remove()
    {
        lock (_gate)
        {
            if (_count > 0 && --_count == 0)
                end();
        }
    }
}
