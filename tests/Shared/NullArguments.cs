using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>
/// Null, where the signature does not allow it, is refused by its name before anything else is done, by every public member that reflection finds. All other
/// arguments are objects that were never initialized, so a member that works with one of them before it has looked at all is found as well.
/// Left out are texts, which are refused like any other text that is wrong, and what only the core and stores make and ask: structs, positional
/// records, the room Storage, and stores.
/// </summary>
internal static class NullArguments
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Fails unless null is refused wherever it is not allowed.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="atLeast">How many arguments must have been found for this to say something.</param>
    public static async Task AreRefusedAsync(Assembly assembly, int atLeast)
    {
        var (faults, asked) = (new List<string>(), 0);
        foreach (var method in assembly.GetExportedTypes().SelectMany(MembersOf))
        {
            foreach (var parameter in method.GetParameters().Where(MustNotBeNull))
            {
                asked++;
                var name = $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(one => one.Name))}): {parameter.Name}";
                var refusal = await RefusalAsync(method, parameter);
                if (refusal is not ArgumentException { ParamName: var named }) faults.Add($"{name} is not refused: {refusal?.GetType().Name}");
                else if (named != parameter.Name) faults.Add($"{name} is refused as {named}");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.InRange(asked, atLeast, 10_000);
    }

    private static IEnumerable<MethodBase> MembersOf(Type type)
    {
        if (type.Namespace == typeof(IAdminStore).Namespace || typeof(IAdminStore).IsAssignableFrom(type) || type.IsGenericTypeDefinition || typeof(Delegate).IsAssignableFrom(type) || type.IsInterface) return [];
        return type.GetMethods(Declared).Where(method => !method.IsAbstract && !method.IsSpecialName && !method.IsGenericMethodDefinition && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike) && !IsMadeByTheCompiler(method))
            .Concat<MethodBase>(type.IsAbstract || IsAnswer(type) ? [] : type.GetConstructors().Where(constructor => !IsMadeByTheCompiler(constructor)));
    }

    private static bool IsAnswer(Type type) => type.IsValueType || type.GetMethod("Deconstruct") is not null;

    private static bool IsMadeByTheCompiler(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool MustNotBeNull(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(string) && !parameter.IsOut && !parameter.ParameterType.IsByRef && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull;

    private static async Task<Exception?> RefusalAsync(MethodBase method, ParameterInfo parameter)
    {
        try
        {
            var arguments = method.GetParameters().Select(one => one.Position == parameter.Position ? null : Some(one.ParameterType)).ToArray();
            var answer = method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(method.IsStatic ? null : Some(method.DeclaringType!), arguments);
            if (answer is Task task) await task;
            else if (answer is not null && answer.GetType() is { Name: "ValueTask`1" } type) await (Task)type.GetMethod("AsTask")!.Invoke(answer, null)!;
            else if (answer is IAsyncEnumerable<object> stream) await using (var entry = stream.GetAsyncEnumerator()) await entry.MoveNextAsync();
            else if (answer is IEnumerable items and not string) items.GetEnumerator().MoveNext();
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e;
        }
    }

    private static object? Some(Type type)
    {
        if (type.IsByRef || type == typeof(CancellationToken)) return null;
        if (type == typeof(string)) return "text";
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type == typeof(Stream)) return Stream.Null;
        if (type == typeof(TextWriter)) return TextWriter.Null;
        if (type == typeof(DateTimeZone)) return DateTimeZone.Utc;
        if (type.IsGenericType && type.IsAssignableFrom(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0]))) return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        if (type.IsInterface) return DispatchProxy.Create(type, typeof(Nobody));
        if (type.IsAbstract && type.Assembly.GetExportedTypes().FirstOrDefault(one => !one.IsAbstract && one.IsSubclassOf(type)) is { } concrete) return Some(concrete);
        if (type.IsAbstract || typeof(Delegate).IsAssignableFrom(type) || type.ContainsGenericParameters) return null;
        return RuntimeHelpers.GetUninitializedObject(type);
    }

    /// <summary>An implementation of any interface that is not to be called.</summary>
#pragma warning disable CA1852 // What is made at run time derives from it.
    public class Nobody : DispatchProxy
#pragma warning restore CA1852
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException($"{targetMethod?.Name} was called before all arguments were looked at.");
    }
}
