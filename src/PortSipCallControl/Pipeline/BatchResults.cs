namespace PortSipCallControl;

/// <summary>Several objects from one item of a batch; each is emitted.</summary>
internal sealed class BatchResults : List<object>;
