using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>The orders in which services can be listed.</summary>
public enum ServiceOrder
{
    /// <summary>By number, that is, as they were added.</summary>
    Number,

    /// <summary>By name, folded; drafts without a name come first.</summary>
    Name,
}

/// <summary>Which services to list, and how.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ServiceQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxPageSize = 200;

    /// <summary>The most services on the page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the last page ended, as it was handed out; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>The order.</summary>
    public ServiceOrder Order { get; init; }

    /// <summary>Whether to list from the last to the first.</summary>
    public bool Descending { get; init; }

    /// <summary>Only services with one of these; empty: all.</summary>
    public IReadOnlyList<ServiceStatus> Statuses { get; init; } = [];

    /// <summary>Only services of one of these; empty: all.</summary>
    public IReadOnlyList<ServiceType> Types { get; init; } = [];

    /// <summary>How far to count all services of the query: 0 not at all, n up to n, <see cref="int.MaxValue"/> exactly.</summary>
    public int CountUpTo { get; init; }
}

/// <summary>A page of the list.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ServicePage
{
    /// <summary>The rows.</summary>
    public required IReadOnlyList<ServiceRow> Rows { get; init; }

    /// <summary>Where the next page begins; null when nothing follows. After a full page there may be nothing more: then the next page is empty.</summary>
    public required string? Next { get; init; }

    /// <summary>The number of services, when it was asked for.</summary>
    public required int? Count { get; init; }
}

/// <summary>The button that a step of the wizard shows.</summary>
public enum StepButton
{
    /// <summary>Register (등록): the step is not done.</summary>
    Register,

    /// <summary>Edit (수정): the step is done.</summary>
    Edit,
}

/// <summary>A service as the contract status (계약 현황) shows it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class ServiceRow
{
    private readonly Organization _organization;
    private readonly LocalDate _today;
    private readonly string _urlPattern;

    internal ServiceRow(Stored<ContractedService> service, Organization organization, LocalDate today, string urlPattern)
    {
        Service = service.Value;
        Version = service.Version;
        _organization = organization;
        _today = today;
        _urlPattern = urlPattern;
    }

    /// <summary>The service.</summary>
    public ContractedService Service { get; }

    /// <summary>Its version; hand it back with a change.</summary>
    public StoreVersion Version { get; }

    /// <summary>The button of step 1.</summary>
    public StepButton BasicInformation => Service.HasBasicInformation ? StepButton.Edit : StepButton.Register;

    /// <summary>The button of step 2.</summary>
    public StepButton Contract => Service.Terms is null ? StepButton.Register : StepButton.Edit;

    /// <summary>The service's URL; null while step 1 is not done.</summary>
    public Uri? Url => Service is { HasBasicInformation: true, Id: { } id } ? ServiceUrl.Build(_urlPattern, _organization.Domain, id) : null;

    /// <summary>Every action with whether it is allowed now and, if not, what the command would answer. Made anew at each call.</summary>
    /// <returns>One state for each <see cref="ServiceAction"/>, in their order.</returns>
    public IReadOnlyList<ServiceActionState> Actions() => ServiceActions.Of(Service, _today);
}
