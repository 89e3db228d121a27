namespace OnlineContact.Admin.ContractedServices;

/// <summary>The status of a service. The numbers are stored and never change.</summary>
public enum ServiceStatus
{
    /// <summary>A step of the wizard is missing (미사용); wire name <c>create</c>.</summary>
    NotInUse = 1,

    /// <summary>In use (사용); wire name <c>inuse</c>.</summary>
    InUse = 2,

    /// <summary>Cannot be used, and is billed exactly as before (이용정지); wire name <c>pause</c>.</summary>
    Suspended = 3,

    /// <summary>Over for good (해지); wire name <c>stop</c>.</summary>
    Terminated = 4,
}

/// <summary>The wire names of <see cref="ServiceStatus"/>, as the product's Open API has them.</summary>
public static class ServiceStatusNames
{
    /// <summary>The wire name of a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns><c>create</c>, <c>inuse</c>, <c>pause</c> or <c>stop</c>.</returns>
    public static string ToWireName(this ServiceStatus status) => status switch
    {
        ServiceStatus.NotInUse => "create",
        ServiceStatus.InUse => "inuse",
        ServiceStatus.Suspended => "pause",
        ServiceStatus.Terminated => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
