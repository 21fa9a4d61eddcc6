namespace PortSip.Simulator;

/// <summary><c>/users</c>: the users of extensions, their settings, their status and their devices. For users who manage the tenant.</summary>
internal sealed class UsersApi(SimulatorOptions options, CurrentOptions current, ExtensionDirectory extensions, UserSettings settings, CalleeForwarding forwarding, CallList calls, SimulatorClock clock, SuccessAnswers success, ItemAnswers answers)
{
    // The extensions of the options were created with the PBX.
    private readonly DateTimeOffset _createdAt = clock.Now;

    public IEnumerable<Route> Routes =>
    [
        new("GET", "users", SimulatorOperation.ListExtensions, RouteAccess.Manager, request => answers.Page(request, extensions.All, Item)),
        new("GET", "users/{id}", SimulatorOperation.GetExtension, RouteAccess.Manager, request => OfUser(request, user => answers.One(Settings(user)))),
        new("POST", "users/{id}", SimulatorOperation.ChangeExtension, RouteAccess.Manager, request => OfUser(request, user => Change(request, user))),
        new("GET", "users/{id}/status", SimulatorOperation.GetExtensionStatus, RouteAccess.Manager, request => OfUser(request, user => answers.One(Status(user)))),
        new("POST", "users/{id}/status/{instance_id}/destroy_status", SimulatorOperation.DropDevice, RouteAccess.Manager, request => OfUser(request, user => Drop(request, user))),
    ];

    private SimulatorResponse OfUser(ApiRequest request, Func<TenantExtension, SimulatorResponse> answer) =>
        extensions.FindById(request.Id) is { } user ? answer(user) : Answer.Refuse(404, Errors.NotFound);

    private ApiItem Item(TenantExtension user)
    {
        var item = Identity(user)
            .Add("enabled", settings.IsOn(user.Id, "enabled"))
            .Add("mobile_phone", settings.Get(user.Id, "mobile_phone"))
            .Add("work_phone", settings.Get(user.Id, "work_phone"))
            .Add("home_phone", settings.Get(user.Id, "home_phone"))
            .Add("address", settings.Get(user.Id, "address"))
            .Add("department", settings.Get(user.Id, "department"))
            .Add("email", settings.Get(user.Id, "email"));
        if (options.Version.RequiresDisplayName)
            item.Add("timezone", settings.Get(user.Id, "timezone"));
        return AddAccount(item, user);
    }

    private ApiItem Settings(TenantExtension user)
    {
        var item = Identity(user);
        foreach (var (name, value) in forwarding.Settings(user))
            item.Add(name, value);
        if (options.Version.HasRoleDetails)
            item.Add("password", null).Add("extension_password", user.Setup.Password);
        return AddAccount(item.Add("profile", null), user);
    }

    private ApiItem Identity(TenantExtension user) => new ApiItem()
        .Add("id", user.Id)
        .Add("name", AccountOf(user)?.Name ?? user.Number)
        .Add("display_name", user.Setup.DisplayName)
        .Add("role", AccountOf(user)?.Role ?? SimulatedRoles.StandardUser)
        .Add("extension_number", user.Number);

    private ApiItem AddAccount(ApiItem item, TenantExtension user)
    {
        item.Add("created_at", _createdAt)
            .Add("avatar_file_name", null)
            .Add("avatar_file_size", 0)
            .Add("avatar_file_url", null)
            .Add("sync_type", null);
        var role = AccountOf(user)?.Role ?? SimulatedRoles.StandardUser;
        return options.Version.HasRoleDetails ? item.Add("role_id", role).Add("role_name", role) : item;
    }

    private SimulatedUser? AccountOf(TenantExtension user) => current.Value.Users.FirstOrDefault(account => account.ExtensionNumber == user.Number);

    private SimulatorResponse Change(ApiRequest request, TenantExtension user)
    {
        var body = request.ReadBody();
        var displayName = options.Version.RequiresDisplayName ? body.RequiredText("display_name", 128) : body.OptionalText("display_name", 0, 1024);
        var changed = SettingFields.Read(settings.Fields, request.Fields as JsonFields, body);
        if (!body.IsValid)
            return Answer.Refuse(400, body.Errors);
        forwarding.Replace(user, changed);
        extensions.Change(user.Setup with { DisplayName = displayName ?? "" });
        return success.Done();
    }

    private ApiItem Status(TenantExtension user)
    {
        var isTalking = calls.Of(user.Number).Any(call => call.FindConnectedLeg(user.Number) is not null);
        return new ApiItem()
            .Add("status", isTalking ? options.Version.TalkingStatus : user.IsOnline ? "ONLINE" : "OFFLINE")
            .Add("presence", user.IsOnline ? user.Presence : "OFFLINE")
            .Add("presence_note", user.PresenceNote)
            .Add("registration", user.IsOnline ? [Device(user)] : Array.Empty<ApiItem>())
            .Add("enable_dnd", settings.IsOn(user.Id, UserSettings.DoNotDisturb))
            .Add("enable_acb", settings.IsOn(user.Id, "enable_acb"));
    }

    private static ApiItem Device(TenantExtension user) => new ApiItem()
        .Add("instance_id", InstanceOf(user))
        .Add("user_agent", "Simulated phone")
        .Add("application", null)
        .Add("ip", "127.0.0.1")
        .Add("enable_push", false)
        .Add("contact_address", $"sip:{user.Number}@127.0.0.1:5060");

    private SimulatorResponse Drop(ApiRequest request, TenantExtension user)
    {
        if (!user.IsOnline || request.Member != InstanceOf(user))
            return Answer.Refuse(404, Errors.NotFound);
        extensions.SetOnline(user.Number, isOnline: false);
        return SuccessAnswers.Destroyed();
    }

    // Each extension has one phone.
    private static string InstanceOf(TenantExtension user) => $"urn:uuid:00000000-0000-4000-8000-{user.Id.PadLeft(12, '0').Substring(Math.Max(0, user.Id.Length - 12))}";
}
