using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// Which words of an event agents find: those that everybody sees who may read the chat. Whispers are not among them, since fewer may
/// read those. What was erased has none.
/// </summary>
internal static class SearchableText
{
    /// <summary>Null: nothing to find. Welcomes are the same in every chat, and errors are not said by anybody.</summary>
    public static string? Of(SessionEvent body) => body switch
    {
        MessageSent { Kind: MessageKind.Welcome or MessageKind.Error } => null,
        MessageSent { Erased: null } message => message.Text,
        NoteAdded { Erased: null } note => note.Text,
        Rated { Comment: { } comment } => comment,
        _ => null,
    };

    /// <summary>What is known of the customer. An unverified address is a word to find, and links nothing.</summary>
    public static string Of(Customer customer) => string.Join('\n', customer.Name, customer.Email, customer.Phone, customer.Company);

    /// <summary>Who got the chat by this, or wrote in it.</summary>
    public static AgentId? AgentOf(SessionEvent body) => body switch
    {
        Accepted accepted => accepted.Agent.Id,
        MessageSent message => message.Author.Agent,
        _ => null,
    };
}
