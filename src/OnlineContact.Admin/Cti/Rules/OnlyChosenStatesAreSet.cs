using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>An agent chooses default, ready, a kind of work, rest or meal; the other states follow from signing in and from calls. D.</summary>
internal static class OnlyChosenStatesAreSet
{
    public static AdminError? Check(CtiAgentState state) => CtiStateMap.IsChosen(state) ? null : AdminErrors.CtiStateNotChosen.With("state", state);
}
