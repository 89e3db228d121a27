namespace OnlineContact.Admin.Errors;

/// <summary>
/// One kind of refusal: its stable code and name, and the names of the arguments that come with it. All kinds are
/// listed in <see cref="AdminErrors"/>; each has a page <c>docs/errors/OCA####.md</c>.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class AdminErrorKind
{
    private readonly string[] _argumentNames;

    internal AdminErrorKind(string code, string name, params string[] argumentNames)
    {
        Code = code;
        Name = name;
        _argumentNames = argumentNames;
    }

    /// <summary>The code, <c>OCA</c> and four digits; never changes, never given to another kind.</summary>
    public string Code { get; }

    /// <summary>The readable name, for example <c>contract.already-changed-today</c>; never changes.</summary>
    public string Name { get; }

    /// <summary>The product's own wire code for this refusal (for example <c>9015</c>), where it has one.</summary>
    public string? WireCode { get; internal init; }

    /// <summary>The names of the arguments an error of this kind carries, in order.</summary>
    public IReadOnlyList<string> ArgumentNames => Array.AsReadOnly(_argumentNames);

    /// <summary>Makes an error of this kind.</summary>
    /// <param name="target">What was refused: a field, a number, a code of an item; null when the whole call was.</param>
    /// <param name="arguments">One value for each of <see cref="ArgumentNames"/>, in their order. Written invariantly.</param>
    /// <returns>The error.</returns>
    /// <exception cref="ArgumentException">Another number of arguments than the kind has.</exception>
    public AdminError With(string? target, params ReadOnlySpan<object?> arguments)
    {
        if (arguments.Length != _argumentNames.Length)
            throw new ArgumentException($"{Code} takes {_argumentNames.Length} arguments, not {arguments.Length}.", nameof(arguments));

        var pairs = new KeyValuePair<string, string>[arguments.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new(_argumentNames[i], ErrorText.Argument(arguments[i]));
        return new AdminError(this, target is null ? null : ErrorText.Argument(target), pairs);
    }

    /// <summary>The code and the name.</summary>
    /// <returns>For example <c>OCA2007 contract.already-changed-today</c>.</returns>
    public override string ToString() => $"{Code} {Name}";
}
