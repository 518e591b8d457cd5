using Microsoft.AspNetCore.SignalR;
using OrleansChat.Edge.Http;
using OrleansChat.Results;

namespace OrleansChat.Edge.Validation;

/// <summary>Refuses nulls that the contract does not have, before anything uses them.</summary>
internal static class RequiredMembersFilter
{
    /// <summary>For the bodies of all endpoints of the group.</summary>
    public static TBuilder RefuseMissing<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter(static async (call, next) =>
        {
            foreach (var argument in call.Arguments)
            {
                if (argument is not null && RequiredMembers.IsContract(argument.GetType())
                    && RequiredMembers.FindNull(argument) is { } field)
                    return Problems.From(InputRules.Invalid(field, "required"));
            }

            return await next(call);
        });

    /// <summary>For the arguments of a hub call; null: nothing is missing.</summary>
    public static Refusal? RefuseMissing(HubInvocationContext call)
    {
        var parameters = HubParameters.Of(call.HubMethod);
        for (var at = 0; at < parameters.Length && at < call.HubMethodArguments.Count; at++)
        {
            var argument = call.HubMethodArguments[at];
            if (argument is null && !parameters[at].TakesNull)
                return InputRules.Invalid(parameters[at].Name, "required");
            if (argument is not null and not string && RequiredMembers.FindNull(argument) is { } field)
                return InputRules.Invalid(field.StartsWith('[') ? parameters[at].Name + field : field, "required");
        }

        return null;
    }
}
