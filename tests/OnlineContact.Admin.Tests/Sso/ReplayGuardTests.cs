using System.Buffers.Binary;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>The laws of a replay guard, over both that are shipped.</summary>
public sealed class ReplayGuardTests
{
    private static readonly OrganizationId[] Organizations = [OrganizationId.Parse("acme"), OrganizationId.Parse("zenith")];
    private static readonly Instant Noon = Instant.FromUtc(2021, 3, 15, 12, 0);

    public static TheoryData<bool> Guards => [false, true];

    [Theory]
    [MemberData(nameof(Guards))]
    public void Whatever_comes_in_whatever_order_is_answered_as_a_plain_dictionary_would(bool inMemory)
    {
        var steps = from organization in Gen.Choose(0, 1)
                    from login in Gen.Choose(1, 2)
                    from mark in Gen.Choose(1, 6)
                    from binding in Gen.Choose(0, 2)
                    select (organization, login, mark, binding);
        Campaign.Run(Arb.From(steps.ArrayOf(30)), 200, sequence =>
        {
            var guard = New(inMemory, 1_000);
            var seen = new Dictionary<(int, int, int), int>();
            foreach (var (organization, login, mark, binding) in sequence)
            {
                var known = seen.TryGetValue((organization, login, mark), out var first);
                var expected = !known ? SsoReplayAnswer.First : binding != 0 && first == binding ? SsoReplayAnswer.Repeated : SsoReplayAnswer.Used;
                Assert.Equal(expected, Ask(guard, Organizations[organization], login, mark, binding, Noon));
                seen.TryAdd((organization, login, mark), binding);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task A_full_guard_refuses_and_takes_tokens_again_when_old_ones_are_forgotten(bool inMemory)
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var guard = New(inMemory, 100, store);
        for (var mark = 1; mark <= 100; mark++) Assert.Equal(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, mark, 0, Noon));

        Assert.Equal(SsoReplayAnswer.Full, Ask(guard, Organizations[0], 1, 101, 0, Noon));
        Assert.NotEqual(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, 1, 0, Noon));
        var later = Noon + Duration.FromMinutes(16);
        await new SsoTrimJob(store).RunAsync(later, default);
        Assert.Equal(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, 102, 0, later, later));
        if (guard is InMemorySsoReplayGuard remembering) Assert.Equal(1, remembering.Count);
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public void A_token_is_remembered_as_long_as_any_clock_may_accept_it(bool inMemory)
    {
        var guard = New(inMemory, 1_000);
        Assert.Equal(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, 1, 0, Noon));

        // Three minutes it is valid, and a host may be a minute behind.
        for (var seconds = 0; seconds <= 240; seconds += 10) Assert.Equal(SsoReplayAnswer.Used, Ask(guard, Organizations[0], 1, 1, 0, Noon + Duration.FromSeconds(seconds), Noon));
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task A_clock_that_was_a_year_ahead_for_a_moment_does_not_keep_a_guard_from_forgetting(bool inMemory)
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var guard = New(inMemory, 100, store);
        var ahead = Noon + Duration.FromDays(365);
        Assert.Equal(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, 1, 0, ahead, ahead));
        for (var mark = 2; mark <= 99; mark++) Assert.Equal(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, mark, 0, Noon));

        var later = Noon + Duration.FromMinutes(16);
        await new SsoTrimJob(store).RunAsync(later, default);
        for (var mark = 102; mark <= 199; mark++) Assert.Equal(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, mark, 0, later, later));
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task Of_many_at_one_time_one_is_first(bool inMemory)
    {
        var guard = New(inMemory, 1_000);
        for (var mark = 1; mark <= 50; mark++)
        {
            var use = Use(Organizations[0], 1, mark, 0, Noon);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await guard.UseAsync(use, Noon, default))));
            Assert.Equal(1, answers.Count(answer => answer == SsoReplayAnswer.First));
            Assert.Equal(7, answers.Count(answer => answer == SsoReplayAnswer.Used));
        }
    }

    [Fact]
    public async Task An_append_nobody_knows_the_outcome_of_is_asked_again_and_stays_the_first()
    {
        var guard = new StoredSsoReplayGuard(new Unsure(new InMemoryAdminStore(AdminShapes.All)), () => 1_000);

        Assert.Equal(SsoReplayAnswer.First, await guard.UseAsync(Use(Organizations[0], 1, 1, 0, Noon), Noon, default));
        Assert.Equal(SsoReplayAnswer.Used, await guard.UseAsync(Use(Organizations[0], 1, 1, 0, Noon), Noon, default));
    }

    /// <summary>What other hosts remember is known a minute later, or after a hundredth of the limit; a full guard looks each second.</summary>
    [Fact]
    public void Stored_tokens_are_counted_now_and_then()
    {
        var store = new CountingStore(new InMemoryAdminStore(AdminShapes.All));
        var guard = new StoredSsoReplayGuard(store, () => 1_000);
        for (var mark = 1; mark <= 11; mark++) Counts(1, mark, Noon);
        Counts(2, 12, Noon);
        Counts(2, 13, Noon + Duration.FromMilliseconds(59_999));
        Counts(3, 14, Noon + Duration.FromMinutes(1));
        Counts(4, 15, Noon + Duration.FromSeconds(59));
        Counts(4, 16, Noon + Duration.FromSeconds(59));

        guard = new StoredSsoReplayGuard(store, () => 16);
        foreach (var (counted, after) in new[] { (5, 0), (5, 999), (6, 1_000), (6, 1_999), (7, 2_000) })
        {
            Assert.Equal(SsoReplayAnswer.Full, Ask(guard, Organizations[0], 1, 17, 0, Noon + Duration.FromMilliseconds(after)));
            Assert.Equal(counted, store.Ranges);
        }

        guard = new StoredSsoReplayGuard(store, () => 17);
        Counts(8, 17, Noon);
        Assert.Equal(SsoReplayAnswer.Full, Ask(guard, Organizations[0], 1, 18, 0, Noon));

        void Counts(int counted, int mark, Instant now)
        {
            Assert.Equal(SsoReplayAnswer.First, Ask(guard, Organizations[0], 1, mark, 0, now));
            Assert.Equal(counted, store.Ranges);
        }
    }

    [Fact]
    public void A_guard_of_somebody_else_gets_mark_and_binding_as_bytes()
    {
        byte[] bytes = [.. Enumerable.Range(1, TokenMark.Length).Select(i => (byte)(i * 7))];
        var unbound = new SsoTokenUse(Organizations[0], 3, new TokenMark(bytes), null, Noon);
        Assert.Equal((3, Noon, false), (unbound.Login, unbound.SignedAt, unbound.IsBound));
        Assert.Equal(bytes, unbound.GetMark());
        Assert.Null(unbound.GetBinding());
        var bound = new SsoTokenUse(Organizations[0], 3, Mark(1), new TokenMark(bytes), Noon);
        Assert.True(bound.IsBound);
        Assert.Equal(bytes, bound.GetBinding());
    }

    private static ISsoReplayGuard New(bool inMemory, int limit, InMemoryAdminStore? store = null) =>
        inMemory ? new InMemorySsoReplayGuard(limit) : new StoredSsoReplayGuard(store ?? new InMemoryAdminStore(AdminShapes.All), () => limit);

    private static SsoReplayAnswer Ask(ISsoReplayGuard guard, OrganizationId organization, long login, int mark, int binding, Instant now, Instant? signedAt = null) =>
        guard.UseAsync(Use(organization, login, mark, binding, signedAt ?? Noon), now, default).AsTask().GetAwaiter().GetResult();

    private static SsoTokenUse Use(OrganizationId organization, long login, int mark, int binding, Instant signedAt) =>
        new(organization, login, Mark(mark), binding == 0 ? null : Mark(binding), signedAt);

    private static TokenMark Mark(int number)
    {
        Span<byte> bytes = stackalloc byte[TokenMark.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number * 7919);
        return new TokenMark(bytes);
    }

    /// <summary>A store that appends and then does not know whether it has.</summary>
    private sealed class Unsure(IAdminStore inner) : StoreDecorator(inner)
    {
        private bool _thrown;

        public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
        {
            var results = await base.AppendAsync(organization, shape, rows, cancellationToken);
            if (_thrown) return results;
            _thrown = true;
            throw new AdminStorageException("unsure", "append", outcomeUnknown: true, null);
        }
    }
}
