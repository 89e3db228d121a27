using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>The arbitraries one by one, with their types forgotten, and always the same values.</summary>
internal abstract class Drawing
{
    public static IReadOnlyDictionary<string, Drawing> All { get; } = typeof(AdminArbitraries).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => !method.IsGenericMethod && method.GetParameters().Length == 0)
        .ToDictionary(method => method.Name, method => (Drawing)Activator.CreateInstance(typeof(Of<>).MakeGenericType(method.ReturnType.GetGenericArguments()), method.Invoke(null, []))!);

    /// <summary>How tests call a type: a list by what is in it.</summary>
    public static string NameOf(Type type) => type.IsGenericType ? $"several {type.GetGenericArguments()[0].Name}" : type.Name;

    /// <summary>What is drawn.</summary>
    public abstract Type Type { get; }

    /// <summary>Some values.</summary>
    public abstract IEnumerable<object> Values(int count);

    /// <summary>What a value may shrink to.</summary>
    public abstract IEnumerable<object> Simpler(object value);

    private sealed class Of<T>(Arbitrary<T> arbitrary) : Drawing
        where T : notnull
    {
        public override Type Type => typeof(T);

        public override IEnumerable<object> Values(int count) => arbitrary.Generator.Sample(count, new Rnd(20210315), 30).Cast<object>();

        public override IEnumerable<object> Simpler(object value) => arbitrary.Shrinker((T)value).Cast<object>();
    }
}
