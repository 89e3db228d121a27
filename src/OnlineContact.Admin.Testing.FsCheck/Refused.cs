using System.Collections;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>Input that the library refuses: good but for one thing.</summary>
/// <typeparam name="T">What the input is.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class Refused<T>
    where T : class
{
    internal Refused(T value, string what, IEnumerable<Refused<T>> simpler)
    {
        Value = value;
        What = what;
        Simpler = simpler;
    }

    /// <summary>The input.</summary>
    public T Value { get; }

    /// <summary>What is wrong with it, in a word.</summary>
    public string What { get; }

    internal IEnumerable<Refused<T>> Simpler { get; }

    /// <summary>What is wrong, and the whole input, so that a failing property can be repeated by hand.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{What}: {Shown.Of(Value)}";
}

/// <summary>A text of which the library makes no <typeparamref name="T"/>; also null.</summary>
/// <typeparam name="T">The value that it does not become.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record RefusedText<T>
    where T : notnull
{
    /// <summary>The text.</summary>
    public required string? Text { get; init; }

    /// <summary>The text with everything but printable ASCII escaped.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Shown.Of(Text);
}

/// <summary>Input as it may come from outside: good, at a limit, or refused.</summary>
/// <typeparam name="T">What the input is.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record Hostile<T>
    where T : class
{
    /// <summary>The input.</summary>
    public required T Value { get; init; }

    /// <summary>The whole input, so that a failing property can be repeated by hand.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Shown.Of(Value);
}

/// <summary>Values for the eyes of a tester. What they say of themselves holds nothing personal, and these are made up.</summary>
internal static class Shown
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => new HostileText { Text = text }.ToString(),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        _ when value.GetType() is { IsClass: true, Namespace: { } name } type && name.StartsWith("OnlineContact.", StringComparison.Ordinal) =>
            $"{type.Name} {{ {string.Join(", ", type.GetProperties().Where(each => each.GetIndexParameters().Length == 0 && !each.GetMethod!.IsStatic).Select(each => $"{each.Name} = {Of(each.GetValue(value))}"))} }}",
        _ => value.ToString() ?? "",
    };
}
