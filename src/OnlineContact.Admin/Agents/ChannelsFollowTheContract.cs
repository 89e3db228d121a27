using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>When a contract drops chat or phone, nobody keeps that channel; role and other channels stay. D.</summary>
internal sealed class ChannelsFollowTheContract : IContractChangeFollower
{
    private const string Kind = "agent.channels";

    public IContractChangeFollowing Ask(Fetch fetch, long service, ContractFeatures opens)
    {
        var left = AgentNames.OpenedBy(opens);
        var following = new Following(service, left);
        if (service is < 1 or long.MaxValue) return following;
        var roles = fetch.All(AgentRole.Columns.ByService.Between(service, service + 1));
        fetch.Then(next =>
        {
            foreach (var role in roles.Values)
            {
                if ((role.Channels & ~left) != 0) following.Agents.Add(next.One(Agent.ByAccount[role.Account]));
            }
        });
        return following;
    }

    private sealed class Following(long service, AgentChannels left) : IContractChangeFollowing
    {
        /// <summary>Ordered by account, as their roles were read.</summary>
        public List<Slot<Agent>> Agents { get; } = [];

        public IReadOnlyList<ContractConsequence> Consequences => [.. Affected().Select(each => new ContractConsequence
        {
            Kind = Kind,
            Account = each.Slot.Value.Account.Value,
            Name = each.Slot.Value.Name.Value,
            Before = each.Before.Channels.ToWireNames(),
            After = each.After.Channels.ToWireNames(),
        })];

        public void Follow(Change change, AdminOperation operation, LogService named)
        {
            foreach (var (slot, before, after) in Affected())
            {
                change.Writes.Replace(slot, slot.Value.With(service, after));
                change.Log(AgentText.InService(operation, slot.Value, named, before, after));
            }
        }

        // Who lost her role between the two reads is not affected; the commit meets the other change and reads anew.
        private IEnumerable<(Slot<Agent> Slot, AgentRole Before, AgentRole After)> Affected()
        {
            foreach (var slot in Agents)
            {
                if (slot.ValueOrDefault?.RoleIn(service) is { } role && (role.Channels & ~left) != 0) yield return (slot, role, role with { Channels = role.Channels & left });
            }
        }
    }
}
