using System.Reflection;

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>What an assembly may show to the outside.</summary>
internal static class SurfaceRules
{
    /// <summary>The types in a namespace <c>….Rules</c> that can be seen from other assemblies.</summary>
    public static IEnumerable<string> VisibleRules(IEnumerable<Type> types) =>
        Names(types.Where(type => type.IsVisible && IsRule(type)));

    /// <summary>The types that can be seen from other assemblies.</summary>
    public static IEnumerable<string> Visible(IEnumerable<Type> types) => Names(types.Where(type => type.IsVisible));

    /// <summary>The fields of visible types that can be seen from other assemblies and assigned.</summary>
    public static IEnumerable<string> MutableFields(IEnumerable<Type> types) =>
        from type in types
        where type.IsVisible
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsInitOnly && !field.IsLiteral && !IsValueOfEnum(field)
        orderby type.FullName, field.Name
        select $"{type.FullName}.{field.Name}";

    public static bool IsRule(Type type) => type.Namespace?.Split('.').Contains("Rules") == true;

    private static bool IsValueOfEnum(FieldInfo field) => field.DeclaringType!.IsEnum && field.IsSpecialName;

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.FullName!).Order(StringComparer.Ordinal);
}
