namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>What a connector can do. What it does not claim is refused before it is asked.</summary>
[Flags]
public enum CtiCapabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="ICtiConnector.CheckTenantAsync"/>.</summary>
    CheckTenant = 1,

    /// <summary><see cref="ICtiConnector.CheckAgentAsync"/>.</summary>
    CheckAgent = 2,

    /// <summary><see cref="ICtiConnector.ProvisionAgentAsync"/>.</summary>
    ProvisionAgent = 4,

    /// <summary><see cref="ICtiConnector.SignInAsync"/> and <see cref="ICtiConnector.SignOutAsync"/>.</summary>
    SignIn = 8,

    /// <summary><see cref="ICtiConnector.GetStateAsync"/>.</summary>
    GetState = 16,

    /// <summary><see cref="ICtiConnector.SetStateAsync"/>.</summary>
    SetState = 32,

    /// <summary><see cref="ICtiConnector.WatchAsync"/>.</summary>
    Watch = 64,

    /// <summary>Snapshots and events tell calls too.</summary>
    Calls = 128,

    /// <summary>All of them.</summary>
    All = CheckTenant | CheckAgent | ProvisionAgent | SignIn | GetState | SetState | Watch | Calls,
}
