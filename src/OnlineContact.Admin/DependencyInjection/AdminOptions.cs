using System.ComponentModel.DataAnnotations;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>
/// What a host may set. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.
/// </summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class AdminOptions
{
    /// <summary>The contract zone of an organization that names none: an IANA name. Default Asia/Seoul.</summary>
    [Required]
    [StringLength(64, MinimumLength = 1)]
    public string DefaultTimeZone { get; set; } = "Asia/Seoul";

    /// <summary>The price book of an organization that names none; one of <see cref="PriceBooks"/>.</summary>
    [Required]
    [StringLength(PriceBook.MaxNameLength, MinimumLength = 1)]
    public string DefaultPriceBook { get; set; } = Contracts.PriceBooks.Korea2020.Name;

    /// <summary>The price books. Default: the documented prices of December 2020 in KRW.</summary>
    [Required]
    public IList<PriceBook> PriceBooks { get; } = [Contracts.PriceBooks.Korea2020];

    /// <summary>The contract items there are.</summary>
    [Required]
    public ContractItemCatalogue ContractItems { get; set; } = ContractItemCatalogue.Default;

    /// <summary>Words that no service may have as its ID, whatever their case: they would collide with paths of the product.</summary>
    [Required]
    public ISet<string> ReservedServiceIds { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "api", "hc", "openapi", "assets", "auth", "error", "health", "help", "login", "logout", "oauth", "sso", "static", "system", "www",
    };

    /// <summary>The time zone that goes with a main language; a language that is not here goes with the organization's zone.</summary>
    [Required]
    public IDictionary<string, string> LanguageZones { get; } = new Dictionary<string, string>(ServiceTimeZone.DefaultZones, StringComparer.OrdinalIgnoreCase);

    /// <summary>How a service's URL is built from <c>{domain}</c> and <c>{serviceId}</c>, each of which stands in it once.</summary>
    [Required]
    [StringLength(ServiceUrl.MaxPatternLength, MinimumLength = 1)]
    public string ServiceUrlPattern { get; set; } = ServiceUrl.DefaultPattern;

    /// <summary>The most services of an organization, terminated ones included: 1 to 1,000,000. Default 10,000.</summary>
    [Limits(1, 1_000_000)]
    public int MaxServices { get; set; } = 10_000;

    /// <summary>
    /// How many refusals for a missing right become an entry in the change log, for each actor and hour and host: 0 to 1,000. Default
    /// 10. The rest is only counted.
    /// </summary>
    [Limits(0, 1_000)]
    public int RefusalEntriesPerHour { get; set; } = 10;

    /// <summary>How many years entries of the change log are kept: 3 to 100. Default 5. What is older is removed by the job <c>change-log-retention</c>.</summary>
    [Limits(LogAge.MinYears, LogAge.MaxYears)]
    public int ChangeLogRetentionYears { get; set; } = LogAge.DefaultYears;

    /// <summary>
    /// How many of its newest entries a search of the change log keeps in memory for each of the organizations that were searched last: 0 to 1,000. Default 1,000, which is some 400 to
    /// 2,400 bytes each. They have no texts of people in them.
    /// </summary>
    [Limits(0, RangeRead.MaxLimit)]
    public int ChangeLogEntriesInMemory { get; set; } = RangeRead.MaxLimit;

    /// <summary>How long the token of an invitation works from its sending on: 10 minutes to 90 days. Default 7 days.</summary>
    [SpanLimits("0:00:10:00", "90:00:00:00")]
    public Duration InvitationLifetime { get; set; } = Duration.FromDays(7);
}
