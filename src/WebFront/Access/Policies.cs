namespace OrleansChat.Access;

/// <summary>Names of authorisation policies.</summary>
internal static class Policies
{
    public const string Administrator = "administrator";
}
