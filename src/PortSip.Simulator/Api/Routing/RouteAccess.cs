namespace PortSip.Simulator;

internal enum RouteAccess
{
    Anonymous,
    Bearer,
}
