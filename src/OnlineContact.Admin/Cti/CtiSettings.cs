using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>What is known of the tenant that CTI settings name.</summary>
/// <remarks>The numbers are stored and never change.</remarks>
public enum CtiVerification
{
    /// <summary>The telephony system could not be asked; it is asked again.</summary>
    Unverified = 0,

    /// <summary>The telephony system knows the tenant, and it is activated.</summary>
    Verified = 1,

    /// <summary>Asked later, the telephony system did not know the tenant.</summary>
    TenantUnknown = 2,

    /// <summary>Asked later, the telephony system knew the tenant, but it was not activated.</summary>
    NotActivated = 3,

    /// <summary>The connector cannot ask for tenants.</summary>
    NotAsked = 4,
}

/// <summary>The CTI settings of an organization.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiSettings
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Which telephony system.</summary>
    public required CtiVersion Version { get; init; }

    /// <summary>The tenant's name: the service name handed over by the telephony side.</summary>
    public required string TenantName { get; init; }

    /// <summary>The tenant's ID; null where the telephony side gave none.</summary>
    public required string? TenantId { get; init; }

    /// <summary>Whether agents' sign-ins and states are logged daily.</summary>
    public required bool DailyLog { get; init; }

    /// <summary>After a call: on, all agents go to work on tickets (티켓처리); off, the agent is asked.</summary>
    public required bool AfterCallWork { get; init; }

    /// <summary>For an outbound call a ticket is made: on, always; off, when it connects.</summary>
    public required bool OutboundTicketAlways { get; init; }

    /// <summary>What is known of the tenant.</summary>
    public required CtiVerification Verification { get; init; }

    /// <summary>When the telephony system was asked last, or the settings were saved without an answer.</summary>
    public required Instant CheckedAt { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<CtiSettings> Shape => Columns.Shape;

    internal CtiTenant Tenant => new() { Organization = Organization, Name = TenantName, Id = TenantId };

    internal bool SaysTheSameAs(CtiSettings other) => this with { CheckedAt = other.CheckedAt } == other;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<CtiSettings> Builder = RecordShape.For<CtiSettings>("cti_settings", x => x.Organization);

        public static readonly Column<CtiSettings, CtiVersion> Version = Builder.NumberOf("cti_version", x => x.Version, x => (long)x, x => (CtiVersion)x);
        public static readonly Column<CtiSettings, string> TenantName = Builder.Text("tenant_name", CtiTenant.MaxNameLength, x => x.TenantName);
        public static readonly Column<CtiSettings, string?> TenantId = Builder.OptionalText("tenant_id", CtiTenant.MaxIdLength, x => x.TenantId);
        public static readonly Column<CtiSettings, bool> DailyLog = Builder.Flag("daily_log", x => x.DailyLog);
        public static readonly Column<CtiSettings, bool> AfterCallWork = Builder.Flag("after_call_work", x => x.AfterCallWork);
        public static readonly Column<CtiSettings, bool> OutboundTicketAlways = Builder.Flag("outbound_ticket_always", x => x.OutboundTicketAlways);
        public static readonly Column<CtiSettings, CtiVerification> Verification = Builder.NumberOf("verification", x => x.Verification, x => (long)x, x => (CtiVerification)x);
        public static readonly Column<CtiSettings, Instant> CheckedAt = Builder.Instant("checked_at", x => x.CheckedAt);
        public static readonly RecordShape<CtiSettings> Shape = Builder.Build(
            r => new CtiSettings
            {
                Organization = r.Organization,
                Version = r.Get(Version),
                TenantName = r.Get(TenantName),
                TenantId = r.Get(TenantId),
                DailyLog = r.Get(DailyLog),
                AfterCallWork = r.Get(AfterCallWork),
                OutboundTicketAlways = r.Get(OutboundTicketAlways),
                Verification = r.Get(Verification),
                CheckedAt = r.Get(CheckedAt),
            },
            ShapeTraits.Versioned);
    }
}

/// <summary>What is typed in for the CTI settings. Saving replaces all of it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiSettingsInput
{
    /// <summary>Which telephony system.</summary>
    public required CtiVersion Version { get; init; }

    /// <summary>The tenant's name, trimmed; 1 to <see cref="CtiTenant.MaxNameLength"/> code points.</summary>
    public required string TenantName { get; init; }

    /// <summary>The tenant's ID: at most <see cref="CtiTenant.MaxIdLength"/> visible ASCII signs; null or empty where there is none.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether agents' sign-ins and states are logged daily. Default no.</summary>
    public bool DailyLog { get; init; }

    /// <summary>After a call: on, work on tickets; off, the agent is asked. Default off.</summary>
    public bool AfterCallWork { get; init; }

    /// <summary>For an outbound call a ticket is made: on, always; off, when it connects. Default off.</summary>
    public bool OutboundTicketAlways { get; init; }
}

/// <summary>The CTI settings as the screen shows them.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiSettingsView
{
    /// <summary>The settings; null as long as none were saved.</summary>
    public required CtiSettings? Settings { get; init; }

    /// <summary>Their version; hand it back when you save. 0 as long as none were saved.</summary>
    public required StoreVersion Version { get; init; }

    /// <summary>Whether the operator has granted IPCC (Private).</summary>
    public required bool HasIpccAgreement { get; init; }

    /// <summary>The versions that can be chosen: the host has a connector, and IPCC (Private) is granted.</summary>
    public required IReadOnlyList<CtiVersion> Offered { get; init; }
}
