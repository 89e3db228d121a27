using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>CTI ID and CTI NO are given both, or neither to take them away. F (handbook, section 5).</summary>
internal static class NumbersComeTogether
{
    public static AdminError? Check(string? id, string? no, out CtiNumbers? numbers)
    {
        numbers = null;
        var (hasId, hasNo) = (!string.IsNullOrEmpty(id), !string.IsNullOrEmpty(no));
        if (!hasId && !hasNo) return null;
        if (!hasId || !hasNo) return AdminErrors.CtiNumbersIncomplete.With(hasId ? "ctiNo" : "ctiId");
        if (!CtiId.Create(id).TryGetValue(out var ctiId, out var error)) return error;
        if (!CtiNo.Create(no).TryGetValue(out var ctiNo, out error)) return error;
        numbers = new CtiNumbers { Id = ctiId, No = ctiNo };
        return null;
    }
}
