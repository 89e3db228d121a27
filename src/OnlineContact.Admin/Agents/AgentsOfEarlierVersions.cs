using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;

namespace OnlineContact.Admin.Agents;

/// <summary>
/// Writes what agents are searched by for those whom an earlier version wrote, which knew no such column, so that no search by text found them.
/// Not done by a migration: what is searched is worked out here and not by a database, and a change has its entry.
/// </summary>
/// <remarks>Once a day, since hosts of that version may go on, and add agents, while the new schema is there.</remarks>
internal sealed class AgentsOfEarlierVersions(AdminDoor door) : IAdminJob
{
    private const int AtOnce = 200;

    private static readonly AdminActor Actor = AdminActor.Operator("upgrade");

    public string Name => "earlier-agents";

    public Duration Interval => Duration.FromDays(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var (done, failed) = (0, 0);
        Exception? error = null;
        await foreach (var organization in door.Store.HavingAsync(Agent.Shape, cancellationToken).ConfigureAwait(false))
        {
            while (true)
            {
                var outcome = await NextAsync(organization, cancellationToken).ConfigureAwait(false);
                if (!outcome.TryGetValue(out var receipt, out var refused))
                {
                    failed++;
                    error ??= new InvalidOperationException($"Agents could not be made searchable: {refused.Code}.");
                    break;
                }

                if (receipt.Sequence == 0) break;
                done++;
            }
        }

        return new JobResult(done, failed) { Error = error };
    }

    private Task<Outcome<ChangeReceipt>> NextAsync(OrganizationId organization, CancellationToken cancellationToken) => door.ChangeAsync(
        new AdminCall { Name = "IAdminRuntime.RunDueAsync", Operation = AdminOperations.MakeAgentsSearchable, Actor = Actor, Organization = organization },
        static fetch => fetch.Page(Agent.Columns.InOrder.Ascending().Where(Agent.Columns.Searched, "").Take(AtOnce)),
        static (change, missing) =>
        {
            if (missing.Records.Length == 0) return null;
            // What she is searched by is no value of hers that could be missing: writing her writes it.
            foreach (var agent in missing.Records) change.Writes.Replace(Agent.Shape, agent, agent.Value);
            change.Log(new LogDraft
            {
                Operation = AdminOperations.MakeAgentsSearchable,
                Category = ChangeLogCategory.Cti,
                Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, ""),
                Arguments = LogDraft.Argument("agents", missing.Records.Length),
            });
            return null;
        },
        cancellationToken);
}
