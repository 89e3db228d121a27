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
        .ToDictionary(method => method.Name, method => (Drawing)Activator.CreateInstance(typeof(Of<>).MakeGenericType(method.ReturnType.GetGenericArguments()), method)!);

    /// <summary>How tests call a type: a list by what is in it.</summary>
    public static string NameOf(Type type) => type.IsGenericType ? $"several {type.GetGenericArguments()[0].Name}" : type.Name;

    /// <summary>What is drawn.</summary>
    public abstract Type Type { get; }

    /// <summary>Some values.</summary>
    public abstract IEnumerable<object> Values(int count);

    /// <summary>What a value may shrink to.</summary>
    public abstract IEnumerable<object> Simpler(object value);

    // Made anew each time it is asked: a process in which many tests run is to see what the method does now.
    private sealed class Of<T>(MethodInfo method) : Drawing
        where T : notnull
    {
        private Arbitrary<T> Made => (Arbitrary<T>)method.Invoke(null, [])!;

        public override Type Type => typeof(T);

        public override IEnumerable<object> Values(int count) => Made.Generator.Sample(count, new Rnd(20210315), 30).Cast<object>();

        public override IEnumerable<object> Simpler(object value) => Made.Shrinker((T)value).Cast<object>();
    }
}
