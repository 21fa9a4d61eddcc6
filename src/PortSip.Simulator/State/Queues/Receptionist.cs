namespace PortSip.Simulator;

/// <summary>A mutable virtual receptionist.</summary>
internal sealed class Receptionist
{
    public Receptionist(string id, SimulatedReceptionist setup, SimulatorVersion version)
    {
        Id = id;
        Number = setup.Number;
        Settings = new ObjectSettings(ServiceSettings.OfReceptionist(version));
        Settings.Set("name", setup.Name);
        Settings.Set(ServiceSettings.NightModeRule, setup.Night.ToFields());
    }

    public string Id { get; }

    public string Number { get; }

    public ObjectSettings Settings { get; }
}
