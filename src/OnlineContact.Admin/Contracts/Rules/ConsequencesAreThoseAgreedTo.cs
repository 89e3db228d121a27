using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>A contract takes away only such rights as were previewed and agreed to; where none are affected, nothing has to be agreed to. D.</summary>
internal static class ConsequencesAreThoseAgreedTo
{
    public static AdminError? Check(IReadOnlyList<ContractConsequence> consequences, Digest agreed) =>
        ContractPreview.DigestOf(consequences) == agreed ? null : AdminErrors.ContractConsequencesDiffer.With("consequences", consequences.Count);
}
