using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class OrganizationPagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(1_000)]
    [InlineData(1_001)]
    public async Task Every_organization_is_met_once_however_many_pages_they_fill(int count)
    {
        var store = new Large { Organizations = [.. Enumerable.Range(0, count).Select(number => OrganizationId.Parse($"o{number:0000}"))] };
        var met = new List<OrganizationId>();

        await foreach (var organization in store.HavingAsync(OutboxMessage.Shape, default)) met.Add(organization);

        Assert.Equal(store.Organizations, met);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(1_207)]
    public async Task What_was_removed_in_slices_is_counted_in_all(int rows)
    {
        var store = new Large { Rows = rows };

        var removed = await store.TrimAllAsync(OrganizationId.Parse("acme"), OutboxMessage.Columns.InOrder, OutboxMessage.Columns.InOrder.CellOf(1), default);

        Assert.Equal((rows, 0), (removed, store.Rows));
    }

    private sealed class Large() : StoreDecorator(AdminProcess.NewStore())
    {
        public IReadOnlyList<OrganizationId> Organizations { get; init; } = [];

        public int Rows { get; set; }

        public override Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<OrganizationId>>([.. Organizations.SkipWhile(each => after is { } last && string.CompareOrdinal(each.Value, last.Value) <= 0).Take(limit)]);

        public override Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
        {
            var removed = Math.Min(limit, Rows);
            Rows -= removed;
            return Task.FromResult(removed);
        }
    }
}
