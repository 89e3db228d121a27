using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Storage;

public class AppendingTests
{
    /// <summary>Fails the first time it is to append, before or after it does.</summary>
    private sealed class FailingStore(AdminStorageException failure, bool tookEffect) : StoreDecorator(new SampleStore().Store)
    {
        public int Appends { get; private set; }

        public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
        {
            var first = ++Appends == 1;
            var results = first && !tookEffect ? [] : await base.AppendAsync(organization, shape, rows, cancellationToken);
            return first ? throw failure : results;
        }
    }

    [Theory]
    [InlineData(true, false, true, AppendResult.Same)]
    [InlineData(true, false, false, AppendResult.Inserted)]
    [InlineData(false, true, false, AppendResult.Inserted)]
    [InlineData(true, true, true, AppendResult.Same)]
    public async Task What_may_have_failed_for_a_moment_only_is_appended_again(bool outcomeUnknown, bool transient, bool tookEffect, AppendResult expected)
    {
        var store = new FailingStore(Failure(outcomeUnknown, transient), tookEffect);
        Assert.Equal(expected, await AppendAsync(store));
        Assert.Equal(2, store.Appends);
    }

    [Fact]
    public async Task What_failed_for_good_is_not_appended_again()
    {
        var failure = Failure(outcomeUnknown: false, transient: false);
        var store = new FailingStore(failure, tookEffect: false);
        Assert.Same(failure, await Assert.ThrowsAsync<AdminStorageException>(() => AppendAsync(store)));
        Assert.Equal(1, store.Appends);
    }

    [Fact]
    public void A_failure_tells_whether_its_outcome_is_known()
    {
        Assert.Equal("Sample: Append failed.", Failure(outcomeUnknown: false, transient: false).Message);
        Assert.Equal("Sample: Append failed, and whether it took effect is unknown.", Failure(outcomeUnknown: true, transient: false).Message);
    }

    private static AdminStorageException Failure(bool outcomeUnknown, bool transient) => new("Sample", "Append", outcomeUnknown, null) { IsTransient = transient };

    private static Task<AppendResult> AppendAsync(FailingStore store) => store.AppendOnceAsync(SampleStore.Acme, Line.Shape, Heads.LineAt(1), CancellationToken.None);
}
