using System.Collections;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>
/// What many values of a type have in common although nothing says that they must: a part that is always the same, a switch that is never on, a list that
/// is never empty. Parts are looked at, and what they are made of.
/// </summary>
internal sealed class Variety
{
    private readonly SortedDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Lacking(IEnumerable<object> values)
    {
        var variety = new Variety();
        foreach (var value in values) variety.Look("", value.GetType(), false, value, 2);
        return [.. variety._seen.SelectMany(each => each.Value.Lacking().Select(lack => $"{each.Key.TrimStart('.')}: {lack}")).Order(StringComparer.Ordinal)];
    }

    /// <summary>What is lacking and is no exception, and which exceptions are none any more.</summary>
    public static IEnumerable<string> Unexplained(IReadOnlyList<string> lacking, IReadOnlyList<string> exceptions) =>
        lacking.Where(lack => !exceptions.Any(exception => exception == lack || (exception.EndsWith('*') && lack.StartsWith(exception[..^1], StringComparison.Ordinal))))
            .Concat(exceptions.Where(exception => !exception.EndsWith('*')).Except(lacking).Select(exception => $"no exception: {exception}"));

    private void Look(string path, Type type, bool mayBeNull, object? value, int depth)
    {
        if (!_seen.TryGetValue(path, out var seen)) _seen.Add(path, seen = new Seen(System.Nullable.GetUnderlyingType(type) ?? type, mayBeNull));
        seen.Add(value);
        if (value is null || depth == 0) return;
        if (value is IEnumerable list and not string)
        {
            foreach (var item in list) Look($"{path}[]", item?.GetType() ?? typeof(object), false, item, depth);
            return;
        }

        foreach (var part in Parts.Of(value.GetType())) Look($"{path}.{part.Name}", part.PropertyType, Parts.MayBeNull(part), Parts.Read(part, value), depth - 1);
    }

    private sealed class Seen(Type type, bool mayBeNull)
    {
        private readonly HashSet<object> _values = [];
        private readonly HashSet<string> _sizes = [];
        private string? _first;
        private bool _hasOther;
        private bool _hasNull;

        private bool IsFlags => type.IsEnum && type.IsDefined(typeof(FlagsAttribute), false);

        public void Add(object? value)
        {
            if (value is null)
            {
                _hasNull = true;
                return;
            }

            if (value is IEnumerable list and not string) _sizes.Add(list.Cast<object?>().Take(2).Count() switch { 0 => "empty", 1 => "one", _ => "several" });
            if (type.IsEnum || value is bool) _values.Add(value);
            if (_hasOther) return;
            var text = Parts.TextOf(value);
            _first ??= text;
            _hasOther = text != _first;
        }

        public IEnumerable<string> Lacking()
        {
            if (mayBeNull && !_hasNull) yield return "never null";
            if (_first is null) yield return "never there";
            if (_first is null) yield break;

            var isList = _sizes.Count > 0;
            foreach (var size in new[] { "empty", "one", "several" }.Where(size => isList && !_sizes.Contains(size))) yield return $"never {size}";
            foreach (var value in new[] { true, false }.Where(value => type == typeof(bool) && !_values.Contains(value))) yield return $"never {value}";
            if (type.IsEnum && !IsFlags)
            {
                foreach (var value in Enum.GetValues(type).Cast<object>().Where(value => !_values.Contains(value))) yield return $"never {value}";
            }

            if (IsFlags)
            {
                foreach (var flag in Enum.GetValues(type).Cast<Enum>().Where(flag => Convert.ToInt64(flag, null) != 0))
                {
                    if (!_values.Any(value => ((Enum)value).HasFlag(flag))) yield return $"never {flag}";
                    if (_values.All(value => ((Enum)value).HasFlag(flag))) yield return $"always {flag}";
                }
            }

            if (!_hasOther && !isList && !type.IsEnum && type != typeof(bool)) yield return "always the same";
        }
    }
}
