using System.Reflection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>
/// Which types have to be drawn: what a public method takes, what a port gives back or shows, what is made of a text by a method of its own, and
/// what all those are made of. What is left out, is so by a rule.
/// </summary>
internal static class DomainTypes
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Why a type needs no generator although a host hands it in.</summary>
    private static readonly (string Why, Func<Type, bool> Is)[] Exclusions =
    [
        ("FsCheck draws each declared value by itself", type => type.IsEnum),
        ("there are no values of it", type => type.IsInterface || type is { IsAbstract: true, IsSealed: true } || type.IsSubclassOf(typeof(Exception)) || type.IsSubclassOf(typeof(Delegate)) || type.IsSubclassOf(typeof(Attribute))),
        ("StoreConformance draws shapes, rows and changes of its own", type => type.Namespace!.EndsWith(".Storage", StringComparison.Ordinal) && type != typeof(StoreVersion) && type != typeof(Stored<>)),
        ("options and the builder are set once, and checked at the start", type => type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Builder", StringComparison.Ordinal)),
        ("a service and no value", type => type.GetInterfaces().Any(port => port == typeof(IDisposable) || port.Assembly == type.Assembly)),
        ("only the library makes it", type => !CanBeMade(type)),
    ];

    /// <summary>The types to be drawn, out of some; generic ones as their definitions.</summary>
    public static IReadOnlyList<Type> Of(IReadOnlyCollection<Type> types)
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>();
        foreach (var type in types)
        {
            foreach (var part in HandedIn(type)) Find(part);
            if (type.GetMethods(Declared).Any(method => method.IsStatic && method.Name is "Create" or "Parse" or "TryParse")) Find(type);
        }

        while (open.TryDequeue(out var type))
        {
            foreach (var part in MadeOf(type)) Find(part);
        }

        return [.. found.Where(type => !Exclusions.Any(exclusion => exclusion.Is(type))).OrderBy(type => type.FullName, StringComparer.Ordinal)];

        void Find(Type type)
        {
            var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (types.Contains(definition) && found.Add(definition) && Exclusions.All(exclusion => !exclusion.Is(definition))) open.Enqueue(definition);
        }
    }

    /// <summary>What arbitraries there are: a static method without parameters of anything but arbitraries, as FsCheck looks for them.</summary>
    public static IReadOnlySet<Type> DrawnBy(Type arbitraries) => arbitraries.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => IsArbitrary(method.ReturnType) && method.GetParameters().All(parameter => IsArbitrary(parameter.ParameterType)))
        .Select(method => method.ReturnType.GetGenericArguments()[0])
        .Select(drawn => drawn.ContainsGenericParameters ? drawn.GetGenericTypeDefinition() : drawn)
        .ToHashSet();

    private static IEnumerable<Type> HandedIn(Type type) => type.IsInterface
        ? type.GetMethods(Declared).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)).SelectMany(Parts)
        : type.GetMethods(Declared)
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition() == method && method.Name is not ("Equals" or "CompareTo" or "Deconstruct"))
            .SelectMany(method => method.GetParameters())
            .SelectMany(parameter => Parts(parameter.ParameterType))
            .Where(part => part != type);

    private static IEnumerable<Type> MadeOf(Type type) => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
        .Concat(type.GetProperties(Declared).Where(property => property.SetMethod is { IsPublic: true }).Select(property => property.PropertyType))
        .SelectMany(Parts);

    /// <summary>The type and what it is generic of: of a list of pairs the pairs' types.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
    }

    private static bool CanBeMade(Type type) => type.GetConstructors().Length > 0 || type.Assembly.GetExportedTypes().SelectMany(each => each.GetMembers(BindingFlags.Public | BindingFlags.Static)).Any(member => member switch
    {
        MethodInfo method => Parts(method.ReturnType).Contains(type),
        PropertyInfo property => Parts(property.PropertyType).Contains(type),
        _ => false,
    });

    private static bool IsArbitrary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(global::FsCheck.Arbitrary<>);
}
