namespace PortSipCallControl;

/// <summary>Several objects that one item of a batch brought; each is emitted.</summary>
internal sealed class BatchResults : List<object>;
