namespace PortSipCallControl;

/// <summary>Something that is one in the process and needed by several: it begins with the first of them and ends with the last.</summary>
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

    /// <summary>One needs it no longer. One too many changes nothing.</summary>
    public void Remove()
    {
        lock (_gate)
        {
            if (_count > 0 && --_count == 0)
                end();
        }
    }
}
