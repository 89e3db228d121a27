using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiLeaseTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly Duration Term = Duration.FromSeconds(30);
    private static readonly Lazy<CtiLimits> Limits =
        new(() => new CtiLimits { CallTimeout = Duration.FromSeconds(5), Lease = Term, SignInRetention = Duration.FromDays(7), MaxImportBytes = 1, MaxImportLines = 1 });

    private readonly InMemoryAdminStore _store = new(AdminShapes.All);
    private readonly FakeAdminClock _clock = new();
    private readonly CtiLease _one;
    private readonly CtiLease _other;

    public CtiLeaseTests() => (_one, _other) = (new CtiLease(_store, _clock, Limits), new CtiLease(_store, _clock, Limits));

    [Fact]
    public async Task A_lease_is_held_to_before_its_end_and_then_another_takes_it_with_the_next_fence()
    {
        var held = await TakenAsync(_one);
        _clock.Advance(Term - Duration.FromTicks(1));
        Assert.True(_one.IsHeld(held));
        Assert.Equal((null, held.Until), await _other.TakeAsync(Acme, default));
        _clock.Advance(Duration.FromTicks(1));
        Assert.False(_one.IsHeld(held));
        Assert.Equal(held.Fence + 1, (await TakenAsync(_other)).Fence);
    }

    [Fact]
    public async Task A_lease_is_renewed_under_its_fence_before_its_end_and_taken_anew_after()
    {
        var held = await TakenAsync(_one);
        _clock.Advance(Term - Duration.FromTicks(1));
        var renewed = await TakenAsync(_one);
        Assert.Equal((held.Number + 1, held.Fence, _clock.Now + Term), (renewed.Number, renewed.Fence, renewed.Until));
        _clock.Advance(Term);
        Assert.Equal(held.Fence + 1, (await TakenAsync(_one)).Fence);
    }

    [Fact]
    public async Task A_lease_that_is_given_back_is_free_at_once()
    {
        await _one.GiveBackAsync(await TakenAsync(_one), default);

        Assert.Equal(2, (await TakenAsync(_other)).Fence);
    }

    [Fact]
    public async Task Only_the_lease_that_one_holds_is_given_back()
    {
        var never = new CtiLeaseTerm { Organization = Acme, Number = 1, Fence = 1, Holder = _one.Holder, Until = _clock.Now };
        await _one.GiveBackAsync(never, default);
        Assert.Null(await _one.LastAsync(Acme, default));

        // Taken over by another, or by oneself under a later fence.
        var first = await TakenAsync(_one);
        _clock.Advance(Term);
        var second = await TakenAsync(_other);
        await _one.GiveBackAsync(first, default);
        Assert.Equal(second, await _one.LastAsync(Acme, default));
        await _one.GiveBackAsync(second, default);
        Assert.Equal(second, await _one.LastAsync(Acme, default));
        _clock.Advance(Term);
        var third = await TakenAsync(_one);
        await _one.GiveBackAsync(first, default);
        Assert.Equal(third, await _one.LastAsync(Acme, default));
    }

    [Fact]
    public async Task Of_the_terms_the_last_thousand_are_kept()
    {
        for (var i = 0; i < 1_001; i++) await TakenAsync(_one);
        Assert.Equal([1, 1_001], await KeptAsync());
        await TakenAsync(_one);
        Assert.Equal([2, 1_002], await KeptAsync());

        async Task<IEnumerable<long>> KeptAsync()
        {
            var numbers = (await _store.RecordsAsync(Acme, CtiLeaseTerm.Shape)).Select(term => term.Number).Order().ToList();
            return [numbers[0], numbers[^1]];
        }
    }

    [Fact]
    public async Task A_term_that_was_written_but_is_not_the_last_one_is_not_held()
    {
        // Frozen between reading and writing, until the number was free again.
        var late = new CtiLease(new FrozenStore(_store, async () =>
        {
            for (var i = 0; i < 1_002; i++) await TakenAsync(_other);
        }), _clock, Limits);

        Assert.Equal((null, _clock.Now), await late.TakeAsync(Acme, default));
    }

    private static async Task<CtiLeaseTerm> TakenAsync(CtiLease lease)
    {
        var (held, _) = await lease.TakeAsync(Acme, default);
        return Assert.IsType<CtiLeaseTerm>(held);
    }

    private sealed class FrozenStore(IAdminStore inner, Func<Task> meanwhile) : StoreDecorator(inner)
    {
        public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
        {
            await meanwhile();
            return await base.AppendAsync(organization, shape, rows, cancellationToken);
        }
    }
}
