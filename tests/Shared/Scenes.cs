using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Short ways to what most tests of managers need first.</summary>
internal static class Scenes
{
    public static IReadOnlyList<ContractTermInput> Ticket(decimal users = 1) => [new() { Item = "ticket", Users = users }];

    public static BasicInformation Information(string name, string id) => new() { Name = name, ServiceId = id, Languages = ["ko"], MainLanguage = "ko" };

    /// <summary>Adds a service with basic information, and contracts it for one ticket user unless told otherwise.</summary>
    public static async Task<long> ServiceAsync(this AdminTestHost host, TestOrganization organization, string name = "Alpha", string id = "alpha", bool contracted = true)
    {
        var (services, owner) = (host.ContractedServices, organization.Owner);
        var number = (await services.AddAsync(owner, organization.Id, ServiceType.ConsultationManagement)).Value.Number;
        Assert.True((await services.SaveBasicInformationAsync(owner, organization.Id, number, StoreVersion.First, Information(name, id))).Succeeded);
        if (contracted) Assert.True((await services.RegisterContractAsync(owner, organization.Id, number, StoreVersion.Any, Ticket())).Succeeded);
        return number;
    }

    /// <summary>Takes a person in, who accepts, and makes her an organization administrator.</summary>
    public static async Task<AdminActor> AdministratorAsync(this AdminTestHost host, OrganizationId organization, string account, string name = "Deputy")
    {
        var actor = await host.MemberAsync(organization, account, name);
        Assert.True((await host.Administrators.AddAsync(AdminTestHost.Operator, organization, StoreVersion.Any, [account])).Succeeded);
        return actor;
    }

    /// <summary>The shipped prices, in force from 1800 on.</summary>
    public static PriceBook OldBook { get; } = new("old", Currency.Krw, [PriceBooks.Korea2020.Versions[0] with { EffectiveFrom = new YearMonth(1800, 1) }]);

    /// <summary>All records of a kind that an organization has.</summary>
    public static async Task<IReadOnlyList<TRecord>> RecordsAsync<TRecord>(this IAdminStore store, OrganizationId organization, RecordShape<TRecord> shape) where TRecord : class =>
        [.. (await store.GetAsync(organization, [new RecordRead(shape, [], [[]])], default))[0].Select(row => shape.FromCells(organization, row.Cells))];

    /// <summary>Every row of every kind, with its version, as text: for comparing before and after.</summary>
    public static async Task<IReadOnlyList<string>> ContentAsync(IAdminStore store, IReadOnlyList<RecordShape> shapes)
    {
        var content = new List<string>();
        foreach (var organization in await store.OrganizationsAsync(null, 1_000, null, default))
        {
            foreach (var shape in shapes)
            {
                var rows = await store.GetAsync(organization, [new RecordRead(shape, [], [[]])], default);
                foreach (var row in rows[0])
                {
                    var cells = row.Cells.Select((cell, i) => shape.Columns[i].Type == ColumnType.Bytes && !cell.IsNull ? Convert.ToHexString(cell.AsBytes()) : cell.ToString());
                    content.Add($"{organization} {shape.Name} {row.Version}: {string.Join(" | ", cells)}");
                }
            }
        }

        return content;
    }
}
