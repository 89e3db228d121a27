using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Health;

/// <summary>How a host is.</summary>
public enum AdminHealthStatus
{
    /// <summary>Nothing was found.</summary>
    Healthy = 0,

    /// <summary>It works, and somebody should look at it.</summary>
    Degraded = 1,

    /// <summary>It cannot do its work, or its data are not as they were written.</summary>
    Unhealthy = 2,
}

/// <summary>What a look at the library found, for the host's own health check. It holds no personal data: organizations by ID, jobs by name, and codes.</summary>
/// <remarks>Immutable; safe to use from several threads. What could not be asked is null.</remarks>
public sealed record AdminHealthReport
{
    /// <summary>The worst of the findings.</summary>
    public AdminHealthStatus Status => Findings.Count == 0 ? AdminHealthStatus.Healthy : Findings.Max(finding => finding.Status);

    /// <summary>When it looked.</summary>
    public required Instant At { get; init; }

    /// <summary>Whether <c>IAdminRuntime.StartAsync</c> has finished. Before that only the schema is asked.</summary>
    public required bool IsStarted { get; init; }

    /// <summary>How long the store took for its shortest question.</summary>
    public required Duration? StoreLatency { get; init; }

    /// <summary>The schema of the store.</summary>
    public required StoreSchema Schema { get; init; }

    /// <summary>Of how many organizations it compared the head with the newest entry of the change log.</summary>
    public required int? ChainsChecked { get; init; }

    /// <summary>How many organizations have changes that the event handlers have not taken yet; at most <c>MaxOrganizations</c> are counted.</summary>
    public required int? OrganizationsWaiting { get; init; }

    /// <summary>When the oldest of those changes was committed; null when there is none.</summary>
    public required Instant? OldestWaitingSince { get; init; }

    /// <summary>The tenants of CTI that it looked at, at most <c>MaxOrganizations</c>.</summary>
    public required IReadOnlyList<CtiTenantHealth>? CtiTenants { get; init; }

    /// <summary>The jobs of this process, ordered by name.</summary>
    public required IReadOnlyList<JobHealth> Jobs { get; init; }

    /// <summary>What is not as it should be.</summary>
    public required IReadOnlyList<HealthFinding> Findings { get; init; }
}

/// <summary>One thing that is not as it should be.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record HealthFinding
{
    /// <summary>How bad it is.</summary>
    public required AdminHealthStatus Status { get; init; }

    /// <summary>What it is, with its code; its target is the organization's ID, or the job's name.</summary>
    public required AdminError Error { get; init; }
}

/// <summary>How the last run of a job in this process ended, without the exception, whose text may be anybody's.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record JobHealth
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due next.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>When it ran last; null when it has not run in this process.</summary>
    public required Instant? LastRunAt { get; init; }

    /// <summary>How many things the last run did; null when it has not run or has failed as a whole.</summary>
    public required int? Done { get; init; }

    /// <summary>How many things failed in it and will be tried again.</summary>
    public required int? Failed { get; init; }

    /// <summary>The type of the exception that the last run ended with, or the first of those in it; null when there was none.</summary>
    public required string? FailedWith { get; init; }
}
