using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using NodaTime;
using OnlineContact.Admin.Performance;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What values are made of, and the whole of it as a text: what they say of themselves leaves out what is personal.</summary>
internal static class Parts
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    private static readonly ConcurrentDictionary<PropertyInfo, bool> Nullable = new();

    /// <summary>Everything public; of an event of performance the rest too, since nothing of what it says is.</summary>
    public static PropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static whole =>
        whole.Namespace?.StartsWith("OnlineContact.", StringComparison.Ordinal) is not true || whole.IsEnum
            ? []
            : [.. whole.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(part => IsPart(whole, part))]);

    /// <summary>Null also for what cannot be read, as the error of a success.</summary>
    public static object? Read(PropertyInfo part, object whole)
    {
        try
        {
            return part.GetValue(whole);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    public static bool MayBeNull(PropertyInfo part) => Nullable.GetOrAdd(part, static each => new NullabilityInfoContext().Create(each).ReadState == NullabilityState.Nullable);

    public static string TextOf(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Instant instant => instant.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
        Exception exception => exception.GetType().Name,
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(TextOf))}]",
        _ when Of(value.GetType()) is { Length: > 0 } parts => $"{value.GetType().Name} {{ {string.Join(", ", parts.Select(part => $"{part.Name} = {TextOf(Read(part, value))}"))} }}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Which parts are different; "itself" of what has none.</summary>
    public static IEnumerable<string> Different(object one, object other)
    {
        if (TextOf(one) == TextOf(other)) return [];
        var parts = one.GetType() == other.GetType() ? Of(one.GetType()) : [];
        return parts.Length == 0 ? ["itself"] : parts.Where(part => TextOf(Read(part, one)) != TextOf(Read(part, other))).Select(part => part.Name);
    }

    private static bool IsPart(Type whole, PropertyInfo part) =>
        part.GetMethod is { } get
        && (get.IsPublic || (get.IsAssembly && whole == typeof(PerformanceEvent)))
        && part.GetIndexParameters().Length == 0
        && !part.PropertyType.IsByRefLike
        && part.PropertyType != whole;
}
