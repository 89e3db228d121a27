using System.Globalization;
using System.Text;

namespace OnlineContact.Admin.Contracts;

/// <summary>Something that changes because a contract does: a right that hung on an item the new terms drop.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record ContractConsequence
{
    /// <summary>What kind of thing changes, for example <c>agent.channels</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The account of the person whose right it is.</summary>
    public required string Account { get; init; }

    /// <summary>Her name.</summary>
    public required string Name { get; init; }

    /// <summary>The right before, for example <c>ticket,phone</c>.</summary>
    public required string Before { get; init; }

    /// <summary>The right after, for example <c>ticket</c>; empty when nothing is left.</summary>
    public required string After { get; init; }

    /// <summary>The kind and what becomes of it.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Kind}: {Before} -> {After}";
}

/// <summary>What a change of a contract would cause.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ContractPreview
{
    /// <summary>What would change beside the contract, in a fixed order; nothing for most changes.</summary>
    public required IReadOnlyList<ContractConsequence> Consequences { get; init; }

    /// <summary>The digest of the consequences: handed back with the change, it says that exactly these are agreed to. The default value when there are none.</summary>
    public Digest Digest => DigestOf(Consequences);

    internal static Digest DigestOf(IReadOnlyList<ContractConsequence> consequences)
    {
        if (consequences.Count == 0) return default;
        var text = new StringBuilder();
        foreach (var consequence in consequences)
        {
            // Names are shown but not agreed to: one that is written otherwise changes nothing of the right.
            foreach (var value in (string[])[consequence.Kind, consequence.Account, consequence.Before, consequence.After])
                text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value};");
        }

        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
