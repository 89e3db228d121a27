using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>A store may say that it is busy and has written nothing: cases with several tasks try again, fifty times and no more. What is not sure to be unwritten is not tried again.</summary>
public class PatienceTests
{
    private const string Race = "Of several changes committed at once from the same load exactly one wins";
    private const string Concurrent = "Commits of one organization by several tasks come one after the other";
    private const string Snapshot = "A read sees a change whole or not at all";
    private const string Adding = "Counters lose nothing when several tasks add at once";

    private static AdminStorageException Busy(bool unknown = false, bool transient = true) => new("Test", "Commit", unknown, null) { IsTransient = transient };

    private static Task RunAsync(string name, Func<IAdminStore, IAdminStore> around) => StoreConformance.Case(name).RunAsync(new InMemoryFixture(around), CancellationToken.None);

    // The first change of a case is not one of those that are made at the same time.
    private static Func<IAdminStore, IAdminStore> Failing(int calls, Exception first, Exception? then = null)
    {
        var made = -1;
        Exception? Next() => Interlocked.Increment(ref made) switch { 0 => null, var call when call <= calls => first, _ => then };
        return store => new StoreWith(store)
        {
            Commit = (inner, changes, stop) => Next() is { } e ? throw e : inner.CommitAsync(changes, stop),
            Add = (inner, organization, shape, deltas, stop) => Next() is { } e ? throw e : inner.AddAsync(organization, shape, deltas, stop),
        };
    }

    [Theory]
    [InlineData(Race)]
    [InlineData(Concurrent)]
    [InlineData(Snapshot)]
    [InlineData(Adding)]
    public Task A_store_that_is_busy_now_and_then_conforms(string name) => RunAsync(name, Failing(50, Busy()));

    [Theory]
    [InlineData(Race)]
    [InlineData(Concurrent)]
    [InlineData(Snapshot)]
    [InlineData(Adding)]
    public async Task A_store_that_is_busy_for_ever_is_given_up(string name) =>
        await Assert.ThrowsAsync<AdminStorageException>(() => RunAsync(name, Failing(1_000, Busy(), new NotSupportedException("Tried a thousand times."))));

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public async Task Fifty_times_are_enough_and_one_more_is_too_much(int times, bool passes)
    {
        var failed = new Dictionary<ChangeSet, int>();
        var running = RunAsync(Snapshot, store => new StoreWith(store)
        {
            Commit = (inner, changes, stop) =>
            {
                var before = failed.GetValueOrDefault(changes);
                failed[changes] = before + 1;
                return failed.Count > 1 && before < times ? throw Busy() : inner.CommitAsync(changes, stop);
            },
        });
        if (passes) await running;
        else await Assert.ThrowsAsync<AdminStorageException>(() => running);
    }

    [Theory]
    [InlineData(Race, true, true)]
    [InlineData(Race, false, false)]
    [InlineData(Race, true, false)]
    [InlineData(Concurrent, true, true)]
    [InlineData(Adding, true, true)]
    [InlineData(Adding, false, false)]
    [InlineData(Adding, true, false)]
    public async Task What_may_have_been_written_or_will_fail_again_is_not_tried_again(string name, bool unknown, bool transient) =>
        await Assert.ThrowsAsync<AdminStorageException>(() => RunAsync(name, Failing(1, Busy(unknown, transient))));

    [Fact]
    public async Task A_store_that_takes_a_change_that_is_there_for_its_own_is_caught()
    {
        var verdict = await Verdict.OfAsync(Race, store => new StoreWith(store)
        {
            Commit = async (inner, changes, stop) =>
            {
                await inner.CommitAsync(changes, stop);
                return CommitResult.Committed;
            },
        });
        Assert.Equal("Of 4 changes made from the same load 4 were committed.", verdict);
    }

    [Fact]
    public async Task A_head_that_tells_another_version_once_all_is_done_is_caught()
    {
        var verdict = await Verdict.OfAsync(Concurrent, store => new StoreWith(store)
        {
            Get = async (inner, organization, reads, stop) =>
            {
                var answers = await inner.GetAsync(organization, reads, stop);
                return reads.Count == 1 && answers[0].Count == 1 && answers[0][0].Version.Value == 32 ? [[answers[0][0] with { Version = new StoreVersion(33) }]] : answers;
            },
        });
        Assert.Equal("After 32 changes the head has version 33.", verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_read_whose_answers_are_of_several_states_is_caught_where_one_state_is_promised(int early)
    {
        Func<IAdminStore, IAdminStore> torn = store => new StoreWith(store)
        {
            Get = async (inner, organization, reads, stop) =>
            {
                var answers = (await inner.GetAsync(organization, reads, stop)).ToList();
                if (reads.Count == 3) answers[early] = early == 1 ? [.. answers[1].SkipLast(1)] : [answers[early][0] with { Version = new StoreVersion(answers[early][0].Version.Value - 1) }];
                return answers;
            },
        };
        Assert.StartsWith("One read saw head ", await Verdict.OfAsync(Snapshot, torn), StringComparison.Ordinal);
        Assert.Null(await Verdict.OfAsync(Snapshot, new Promising(StoreCapabilities.None, torn)));
    }

    [Fact]
    public async Task A_change_that_is_refused_ends_the_watch_of_one_state()
    {
        var commits = 0;
        var verdict = await Verdict.OfAsync(Snapshot, store => new StoreWith(store)
        {
            Commit = (inner, changes, stop) => ++commits == 20 ? Task.FromResult(CommitResult.VersionConflict(OrganizationHead.Shape)) : inner.CommitAsync(changes, stop),
        });
        Assert.Equal("A commit without a conflict answered VersionConflict of organization_head.", verdict);
    }

    [Theory]
    [InlineData(0, "One read saw 0 and 1 heads of one organization.")]
    [InlineData(1, "3 requests got 2 answers.")]
    [InlineData(2, "One read saw 1 and 0 heads of one organization.")]
    public async Task A_read_that_lacks_a_head_or_an_answer_is_caught(int lacking, string message) =>
        Assert.Equal(message, await Verdict.OfAsync(Snapshot, store => new StoreWith(store)
        {
            Get = async (inner, organization, reads, stop) =>
            {
                var answers = (await inner.GetAsync(organization, reads, stop)).ToList();
                if (reads.Count != 3) return answers;
                if (lacking == 1) answers.RemoveAt(1);
                else answers[lacking] = [];
                return answers;
            },
        }));

    [Fact]
    public async Task An_entry_that_is_lost_once_all_is_done_is_caught()
    {
        var verdict = await Verdict.OfAsync(Snapshot, store => new StoreWith(store)
        {
            Get = async (inner, organization, reads, stop) =>
                [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => reads.Count > 3 && reads[at].Shape == Entry.Shape ? rows.SkipLast(1).ToArray() : rows)],
        });
        Assert.Equal("In all rows of entry of alpha there are 40 rows instead of 41.", verdict);
    }

    private sealed class Promising(StoreCapabilities capabilities, Func<IAdminStore, IAdminStore> around) : IStoreFixture
    {
        public IReadOnlyList<RecordShape> Shapes => SampleShapes.All;

        public StoreCapabilities Capabilities => capabilities;

        public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken) => Task.FromResult(around(new InMemoryAdminStore(Shapes)));
    }
}
