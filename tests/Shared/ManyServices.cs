using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>
/// Puts many records into an organization, a thousand in a change, through the door of all changes but past the managers: what it takes to
/// have a large organization in a moment.
/// </summary>
internal static class ManyServices
{
    private const int RecordsInAChange = 1_000;

    /// <summary>Adds services in use, with tickets, phone and chat.</summary>
    /// <remarks>Their terms are those of today; a history of them is only read of services whose contract was changed.</remarks>
    /// <param name="services">A host's services.</param>
    /// <param name="organization">An organization that was provisioned.</param>
    /// <param name="count">How many.</param>
    /// <param name="registered">The day on which they were registered.</param>
    /// <param name="change">Makes something else of each.</param>
    /// <returns>Their numbers.</returns>
    public static async Task<IReadOnlyList<long>> AddAsync(
        IServiceProvider services, OrganizationId organization, int count, LocalDate registered, Func<ContractedService, ContractedService>? change = null)
    {
        var numbers = new List<long>(count);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(RecordsInAChange))
        {
            await ChangeAsync(services, organization, made =>
            {
                numbers.RemoveRange(chunk[0], numbers.Count - chunk[0]);
                foreach (var _ in chunk)
                {
                    var service = Service(organization, made.NextNumber(), registered, made.Now);
                    numbers.Add(service.Number);
                    made.Writes.Insert(change?.Invoke(service) ?? service, ContractedService.Shape);
                }
            });
        }

        return numbers;
    }

    /// <summary>Writes records of any kind.</summary>
    public static async Task WriteAsync<TRecord>(IServiceProvider services, OrganizationId organization, IEnumerable<TRecord> records, RecordShape<TRecord> shape) where TRecord : class
    {
        foreach (var chunk in records.Chunk(RecordsInAChange))
        {
            await ChangeAsync(services, organization, made =>
            {
                foreach (var record in chunk) made.Writes.Insert(record, shape);
            });
        }
    }

    private static async Task ChangeAsync(IServiceProvider services, OrganizationId organization, Action<Change> write)
    {
        var call = new AdminCall { Name = nameof(ManyServices), Operation = AdminOperations.RegisterContract, Actor = AdminActor.Operator("setup"), Organization = organization };
        var outcome = await services.GetRequiredService<AdminDoor>().ChangeAsync(
            call,
            static fetch => fetch,
            (made, _) =>
            {
                write(made);
                made.Log(new LogDraft { Operation = call.Operation, Category = ChangeLogCategory.Service, Target = new LogTarget(ChangeLogTargetKind.Organization, organization.Value, "") });
                return null;
            },
            default);
        if (!outcome.Succeeded) throw new InvalidOperationException(outcome.Error.ToString());
    }

    private static ContractedService Service(OrganizationId organization, long number, LocalDate registered, Instant now) => new()
    {
        Organization = organization,
        Number = number,
        Type = number % 5 == 0 ? ServiceType.IssueManagement : ServiceType.ConsultationManagement,
        Name = ServiceName.FromStored($"Service {number}"),
        Id = ServiceId.FromStored($"many{Letters(number)}"),
        Languages = HelpCentreLanguages.FromStored(["ko"], "ko"),
        TimeZone = "Asia/Seoul",
        Picture = null,
        HasBasicInformation = true,
        Terms = ContractTerms.FromStored([("chat", (int)(1 + (number % 7))), ("helpdoc", 0), ("telticket", (int)(1 + (number % 11))), ("ticket", (int)(1 + (number % 13)))]),
        Status = ServiceStatus.InUse,
        AddedAt = now,
        RegisteredOn = registered,
        ChangedOn = null,
        ChangedBefore = null,
        TerminatedOn = null,
    };

    /// <summary>IDs have letters only.</summary>
    private static string Letters(long number) => number == 0 ? "" : Letters(number / 26) + (char)('a' + (number % 26));
}
