"""Support that a child, a carer or a family was to have: asked for, offered, refused, waited for, given, and whether it helped."""
