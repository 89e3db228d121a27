using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>An administrator is an agent of the organization too. D (handbook, section 4).</summary>
internal sealed class AdministratorsAreAgents : IAdministratorFollower
{
    public IAdministratorFollowing Ask(Fetch fetch, IReadOnlyList<MemberAccount> accounts) =>
        new Following(accounts.ToDictionary(account => account.Value, account => fetch.One(Agent.ByAccount[account]), StringComparer.Ordinal));

    private sealed class Following(Dictionary<string, Slot<Agent>> agents) : IAdministratorFollowing
    {
        public void Join(Change change, Administrator administrator, MemberEmail? email, ref LogDifference rights)
        {
            if (agents[administrator.Account].Found) return;
            var agent = new Agent
            {
                Organization = change.Organization,
                Account = MemberAccount.FromStored(administrator.Account),
                Name = MemberName.FromStored(administrator.Name),
                Email = email,
                CtiId = null,
                CtiNo = null,
                State = administrator.State,
                AddedAt = change.Now,
                Roles = [],
            };
            change.Writes.Insert(agent, Agent.Shape);
            rights.Add(AgentText.Membership, null, "yes");
        }
    }
}

/// <summary>What an agent may do in services begins when she accepts her invitation, and rests while the directory has disabled her.</summary>
internal sealed class AgentStates : IMemberFollower
{
    public IMemberFollowing Ask(Fetch fetch, MemberAccount account) => new Following(fetch.One(Agent.ByAccount[account]));

    private sealed class Following(Slot<Agent> slot) : IMemberFollowing
    {
        public AdminError? Allows(MemberState state) => null;

        public void Follow(Change change, MemberState state, ref LogDifference rights)
        {
            if (slot.ValueOrDefault is not { } agent || agent.State == state) return;
            change.Writes.Replace(slot, agent with { State = state });
            rights.Add(AgentText.Membership, agent.State.ToLogName(), state.ToLogName());
        }
    }
}
